import type { TemplateTexts } from '../texts.ts'

export const paymentReceived: TemplateTexts = {
  'pt-BR': {
    subject: 'Pagamento recebido: {{ amount }} – {{ providerName }}',
    preheader: 'Pagamento do plano {{ planName }}, de {{ paidDay }}.',
    body: `
# Recebemos o seu pagamento

Olá{% if firstName %}, {{ firstName }}{% endif %}! Recebemos o pagamento do plano **{{ planName }}** de **{{ clientName }}**. Obrigado!

- Valor: **{{ amount }}**
- Data do pagamento: {{ paidDay }}
- Próximo vencimento: {{ dueDay }}

{% if servicesUrl -%}
[Ver os pagamentos]({{ servicesUrl }})
{%- endif %}
`,
  },
  en: {
    subject: 'Payment received: {{ amount }} – {{ providerName }}',
    preheader: 'Payment for the plan {{ planName }} on {{ paidDay }}.',
    body: `
# We have received your payment

Hello{% if firstName %}, {{ firstName }}{% endif %}! We have received the payment for **{{ clientName }}**’s plan **{{ planName }}**. Thank you!

- Amount: **{{ amount }}**
- Paid on: {{ paidDay }}
- Next due date: {{ dueDay }}

{% if servicesUrl -%}
[View payments]({{ servicesUrl }})
{%- endif %}
`,
  },
}
