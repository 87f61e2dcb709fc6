import type { TemplateTexts } from '../texts.ts'

export const invoiceSent: TemplateTexts = {
  'pt-BR': {
    subject: 'Fatura nº {{ number }} – {{ providerName }}',
    preheader: '',
    body: `
Olá!

Segue em anexo a fatura nº {{ number }} de {{ clientName }}, no valor de {{ amount }}, com vencimento em {{ dueDay }}.

Se já foi paga, desconsidere esta mensagem. Qualquer dúvida, é só responder.

{{ providerName }}
`,
    tail: `{% if documentUrl %}[Ver a fatura]({{ documentUrl }}){% endif %}`,
  },
  en: {
    subject: 'Invoice no. {{ number }} – {{ providerName }}',
    preheader: '',
    body: `
Hello!

Please find attached invoice no. {{ number }} to {{ clientName }} for {{ amount }}, due on {{ dueDay }}.

If it has already been paid, please ignore this message. If you have any questions, just reply.

{{ providerName }}
`,
    tail: `{% if documentUrl %}[View invoice]({{ documentUrl }}){% endif %}`,
  },
}
