import type { TemplateTexts } from '../texts.ts'

export const planUpgraded = planChanged('Upgrade')
export const planDowngraded = planChanged('Downgrade')

/** The direction is the same word in both languages, as the trade says it. */
function planChanged(direction: 'Upgrade' | 'Downgrade'): TemplateTexts {
  return {
    'pt-BR': {
      subject: `${direction} para o plano {{ planName }} – {{ providerName }}`,
      preheader: 'O que muda em preço e sessões, e a partir de quando.',
      body: `
# ${direction} para o plano {{ planName }}

Olá{% if firstName %}, {{ firstName }}{% endif %}! {% if timing == 'now' %}O plano de **{{ clientName }}** mudou de {{ previousName }} para **{{ planName }}**, a partir de agora.{% else %}O plano de **{{ clientName }}** mudará de {{ previousName }} para **{{ planName }}** na renovação, em **{{ startDay }}**. Até lá nada muda.{% endif %}

- Sessões por período: **{{ sessions }}**
- Preço: **{{ price }}**
{% if timing == 'now' and dueAmount -%}
- Próximo pagamento, já com o acerto dos dias: {{ dueAmount }}, com vencimento em {{ dueDay }}
{%- endif %}

{% if servicesUrl -%}
[Ver o plano]({{ servicesUrl }})
{%- endif %}
`,
    },
    en: {
      subject: `${direction} to the plan {{ planName }} – {{ providerName }}`,
      preheader: 'What changes in price and sessions, and when.',
      body: `
# ${direction} to the plan {{ planName }}

Hello{% if firstName %}, {{ firstName }}{% endif %}! {% if timing == 'now' %}**{{ clientName }}**’s plan has changed from {{ previousName }} to **{{ planName }}**, effective now.{% else %}**{{ clientName }}**’s plan will change from {{ previousName }} to **{{ planName }}** at renewal, on **{{ startDay }}**. Nothing changes until then.{% endif %}

- Sessions per period: **{{ sessions }}**
- Price: **{{ price }}**
{% if timing == 'now' and dueAmount -%}
- Next payment, prorated: {{ dueAmount }}, due on {{ dueDay }}
{%- endif %}

{% if servicesUrl -%}
[View plan]({{ servicesUrl }})
{%- endif %}
`,
    },
  }
}
