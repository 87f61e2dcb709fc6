import type { TemplateTexts } from '../texts.ts'

export const subscriptionRenewed: TemplateTexts = {
  'pt-BR': {
    subject: 'Plano {{ planName }} renovado – {{ providerName }}',
    preheader: 'As sessões recomeçaram; a próxima renovação é em {{ renewalDay }}.',
    body: `
# O plano {{ planName }} foi renovado

Olá{% if firstName %}, {{ firstName }}{% endif %}! Começou um novo período do plano **{{ planName }}** de **{{ clientName }}**.

- Sessões deste período: **{{ sessions }}**
- Período: de {{ startDay }} até a renovação em {{ renewalDay }}
- Preço: **{{ price }}**
{% if dueAmount -%}
- Próximo pagamento: {{ dueAmount }}, com vencimento em {{ dueDay }}
{%- endif %}

{% if servicesUrl -%}
[Ver o plano]({{ servicesUrl }})
{%- endif %}
`,
  },
  en: {
    subject: 'Plan {{ planName }} renewed – {{ providerName }}',
    preheader: 'Your sessions have been reset; the next renewal is on {{ renewalDay }}.',
    body: `
# The plan {{ planName }} has been renewed

Hello{% if firstName %}, {{ firstName }}{% endif %}! A new period of **{{ clientName }}**’s plan **{{ planName }}** has started.

- Sessions in this period: **{{ sessions }}**
- Period: from {{ startDay }} to renewal on {{ renewalDay }}
- Price: **{{ price }}**
{% if dueAmount -%}
- Next payment: {{ dueAmount }}, due on {{ dueDay }}
{%- endif %}

{% if servicesUrl -%}
[View plan]({{ servicesUrl }})
{%- endif %}
`,
  },
}
