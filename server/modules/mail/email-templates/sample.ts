import type { Locale } from '#contract/fields.ts'
import type { EmailTemplate } from '#contract/notifications.ts'

/** What stands for the link or code in a preview; it opens nothing. */
export function sampleSecret(template: EmailTemplate): string {
  return template === 'sign_in_code' ? '123456' : 'https://portal.example/sample#token=sample'
}

/** An invented person, client and plan, for previews. */
export function sampleOf(locale: Locale): Record<string, string> {
  return { ...shared, ...samples[locale] }
}

const shared = {
  firstName: 'Helena',
  accessEmail: 'helena@pontoarq.example',
  howToEnter: 'link',
  newEmailMasked: 'h•••@pontoarq.example',
  staffName: 'Ana Lima',
  inviterName: 'Bia Castro',
  validDays: '7',
  timing: 'now',
  step: 'scheduled',
  sessions: '500',
  number: '1042',
  servicesUrl: 'https://portal.example/services',
  documentUrl: 'https://portal.example/invoices/1042',
}

const samples: Record<Locale, Record<string, string>> = {
  'pt-BR': {
    clientName: 'Ponto Arquitetura',
    messageSubject: 'Defina a sua senha',
    messageTime: '1 de março de 2026, 09:30',
    reason: 'Conferir uma fatura',
    startTime: '1 de março de 2026, 09:30',
    planName: 'Profissional',
    previousName: 'Essencial',
    price: 'R$ 99,90',
    startDay: '1 de março de 2026',
    renewalDay: '1 de abril de 2026',
    endDay: '1 de abril de 2026',
    dueDay: '5 de março de 2026',
    dueAmount: 'R$ 49,90',
    amount: 'R$ 99,90',
    paidDay: '4 de março de 2026',
  },
  en: {
    clientName: 'Ponto Architects',
    messageSubject: 'Set your password',
    messageTime: 'March 1, 2026, 09:30',
    reason: 'To check an invoice',
    startTime: 'March 1, 2026, 09:30',
    planName: 'Professional',
    previousName: 'Essential',
    price: 'R$99.90',
    startDay: 'March 1, 2026',
    renewalDay: 'April 1, 2026',
    endDay: 'April 1, 2026',
    dueDay: 'March 5, 2026',
    dueAmount: 'R$49.90',
    amount: 'R$99.90',
    paidDay: 'March 4, 2026',
  },
}
