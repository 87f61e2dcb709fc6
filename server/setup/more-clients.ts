import type { SampleClient } from './people.ts'

// Kind of business and name, and who looks after it there.
const businesses: [string, string][] = [
  ['Livraria Travessia', 'Marta Rangel'],
  ['Mercearia Boa Hora', 'Otávio Brandão'],
  ['Clínica Sorriso Aberto', 'Lívia Sampaio'],
  ['Estúdio Maré', 'Noel Figueira'],
  ['Escola Pé de Moleque', 'Cecília Amorim'],
  ['Transportes Rota Sul', 'Ivo Klein'],
  ['Papelaria Três Irmãos', 'Dalva Moraes'],
  ['Academia Fôlego', 'Igor Tavares'],
  ['Restaurante Panela de Barro', 'Neusa Coutinho'],
  ['Ótica Vista Clara', 'Raul Peixoto'],
  ['Pet Shop Focinho', 'Sofia Lacerda'],
  ['Gráfica Impressa', 'Anselmo Duarte'],
  ['Marcenaria Cedro', 'Tiago Furtado'],
  ['Café do Largo', 'Júlia Bittencourt'],
  ['Hotel Serra Azul', 'Heitor Valadares'],
  ['Moda Chita', 'Rosângela Pires'],
  ['Bicicletaria Pedal', 'Vítor Queiroz'],
  ['Farmácia São Bento', 'Elza Magalhães'],
  ['Imobiliária Casa Nova', 'Paulo Siqueira'],
  ['Vidraçaria Cristalina', 'Norma Esteves'],
  ['Sorveteria Polo', 'Artur Meireles'],
  ['Auto Peças Giro', 'Wagner Leme'],
  ['Floricultura Ipê', 'Clara Bastos'],
  ['Contabilidade Exata', 'Mauro Pacheco'],
  ['Coral Vozes da Praça', 'Isabel Fontes'],
  ['Produtora Quadro a Quadro', 'Renan Diniz'],
  ['Agropecuária Boa Terra', 'Jorge Werneck'],
]

const cities = [
  ['Curitiba', 'PR'],
  ['Recife', 'PE'],
  ['Porto Alegre', 'RS'],
  ['Manaus', 'AM'],
  ['Goiânia', 'GO'],
  ['Fortaleza', 'CE'],
] as const

/** So many that the list has a second page. Each has one person, who only receives e-mails. */
export const moreClients: SampleClient[] = businesses.map(([tradeName, person], index) => {
  const [firstName = '', lastName = ''] = person.split(' ')
  const [city, state] = cities[index % cities.length] as (typeof cities)[number]
  const domain = `${domainOf(tradeName)}.example`
  const number = String(index + 10)
  return {
    tradeName,
    legalName: `${tradeName} Ltda.`,
    email: `contato@${domain}`,
    phone: `+55413322${number}00`,
    city,
    state,
    people: [
      {
        firstName,
        lastName,
        jobTitle: 'Responsável',
        email: `${domainOf(firstName)}@${domain}`,
        phone: `+5541998${number}0000`,
        may: 'nothing',
        notifications: ['general', 'invoices'],
      },
    ],
  }
})

function domainOf(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
}
