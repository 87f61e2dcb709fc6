import type { NotificationCategory } from '#contract/notifications.ts'
import type { SamplePlan } from './plans.ts'

type SamplePerson = {
  firstName: string
  lastName: string
  jobTitle: string
  email: string
  phone: string
  company?: string
  /** What they may do: everything, money only, support only, or no access at all. */
  may: 'everything' | 'money' | 'support' | 'nothing'
  notifications: NotificationCategory[]
}

export type SampleClient = {
  tradeName: string
  legalName: string
  taxId?: string
  email: string
  phone: string
  street?: string
  district?: string
  city: string
  state: string
  postalCode?: string
  people: SamplePerson[]
  plan?: SamplePlan
}

const money: NotificationCategory[] = ['general', 'invoices', 'credit_notes', 'estimates', 'contracts']
const support: NotificationCategory[] = ['general', 'tickets', 'services', 'domains']

/** Invented clients with invented people. Addresses under .example reach nobody (RFC 2606). */
export const sampleClients: SampleClient[] = [
  {
    tradeName: 'Padaria Pão de Açúcar Mascavo',
    legalName: 'Panificadora Mascavo Ltda.',
    taxId: '11222333000181',
    email: 'contato@mascavo.example',
    phone: '+551132145678',
    street: 'Rua Augusta, 1508',
    district: 'Consolação',
    city: 'São Paulo',
    state: 'SP',
    postalCode: '01304001',
    plan: {
      name: 'Profissional',
      months: 4,
      paymentType: 'pix',
      isPaid: true,
      used: [180, 94, 61],
      extra: 50,
    },
    people: [
      {
        firstName: 'Beatriz',
        lastName: 'Nogueira',
        jobTitle: 'Sócia',
        email: 'beatriz@mascavo.example',
        phone: '+5511987654321',
        may: 'everything',
        notifications: [...money, 'tickets', 'services', 'domains'],
      },
      {
        firstName: 'Caio',
        lastName: 'Antunes',
        jobTitle: 'Financeiro',
        email: 'caio@mascavo.example',
        phone: '+5511976543210',
        may: 'money',
        notifications: money,
      },
      {
        firstName: 'Davi',
        lastName: 'Prado',
        jobTitle: 'Programador',
        company: 'Prado Sistemas',
        email: 'davi@pradosistemas.example',
        phone: '+5511965432109',
        may: 'nothing',
        notifications: ['tickets'],
      },
    ],
  },
  {
    tradeName: 'Ponto Arq',
    legalName: 'Ponto Arquitetura e Interiores Ltda.',
    taxId: '12ABC34501DE35',
    email: 'ola@pontoarq.example',
    phone: '+552125551234',
    street: 'Avenida Nossa Senhora de Copacabana, 690',
    district: 'Copacabana',
    city: 'Rio de Janeiro',
    state: 'RJ',
    postalCode: '22050001',
    plan: { name: 'Essencial', months: 2, paymentType: 'boleto', isPaid: false, used: [58, 31] },
    people: [
      {
        firstName: 'Helena',
        lastName: 'Vasconcelos',
        jobTitle: 'Arquiteta',
        email: 'helena@pontoarq.example',
        phone: '+5521988887777',
        may: 'everything',
        notifications: [...money, ...support],
      },
      {
        firstName: 'Caio',
        lastName: 'Antunes',
        jobTitle: 'Contador',
        company: 'Antunes Contabilidade',
        email: 'caio@mascavo.example',
        phone: '+5511976543210',
        may: 'money',
        notifications: money,
      },
    ],
  },
  {
    tradeName: 'Oficina do Zé',
    legalName: 'José Carlos Pereira Mecânica ME',
    taxId: '52998224725',
    email: 'ze@oficinadoze.example',
    phone: '+553133445566',
    street: 'Rua dos Tupis, 204',
    district: 'Centro',
    city: 'Belo Horizonte',
    state: 'MG',
    postalCode: '30190060',
    people: [
      {
        firstName: 'José Carlos',
        lastName: 'Pereira',
        jobTitle: 'Proprietário',
        email: 'ze@oficinadoze.example',
        phone: '+5531999998888',
        may: 'support',
        notifications: support,
      },
    ],
  },
]
