import type { TemplateTexts } from '../texts.ts'

export const subscriptionStarted: TemplateTexts = {
  'pt-BR': {
    subject: 'Plano {{ planName }} contratado – {{ providerName }}',
    preheader: 'O que está incluído, e quando vence o primeiro pagamento.',
    body: `
# O plano {{ planName }} está ativo

Olá{% if firstName %}, {{ firstName }}{% endif %}! O plano **{{ planName }}** foi contratado para **{{ clientName }}**.

- Sessões por período: **{{ sessions }}**
- Preço: **{{ price }}**
- Período atual: de {{ startDay }} até a renovação em {{ renewalDay }}
{% if dueAmount -%}
- Próximo pagamento: {{ dueAmount }}, com vencimento em {{ dueDay }}
{%- endif %}

{% if servicesUrl -%}
[Ver o plano]({{ servicesUrl }})
{%- endif %}
`,
  },
  en: {
    subject: 'Plan {{ planName }} ordered – {{ providerName }}',
    preheader: 'What is included, and when the first payment is due.',
    body: `
# The plan {{ planName }} is active

Hello{% if firstName %}, {{ firstName }}{% endif %}! The plan **{{ planName }}** has been ordered for **{{ clientName }}**.

- Sessions per period: **{{ sessions }}**
- Price: **{{ price }}**
- Current period: from {{ startDay }} to renewal on {{ renewalDay }}
{% if dueAmount -%}
- Next payment: {{ dueAmount }}, due on {{ dueDay }}
{%- endif %}

{% if servicesUrl -%}
[View plan]({{ servicesUrl }})
{%- endif %}
`,
  },
}
