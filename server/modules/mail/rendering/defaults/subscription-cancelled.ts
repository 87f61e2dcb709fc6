import type { TemplateTexts } from '../texts.ts'

export const subscriptionCancelled: TemplateTexts = {
  'pt-BR': {
    subject:
      "{% if step == 'undone' %}O plano {{ planName }} continua{% else %}Cancelamento do plano {{ planName }}{% endif %} – {{ providerName }}",
    preheader:
      "{% if step == 'undone' %}O cancelamento foi desfeito.{% elsif step == 'scheduled' %}O plano fica ativo até {{ endDay }}.{% else %}O plano foi encerrado em {{ endDay }}.{% endif %}",
    body: `
# {% if step == 'undone' %}O plano {{ planName }} continua{% else %}Cancelamento do plano {{ planName }}{% endif %}

Olá{% if firstName %}, {{ firstName }}{% endif %}! {% if step == 'undone' -%}
O cancelamento do plano **{{ planName }}** de **{{ clientName }}** foi desfeito. Ele será renovado em {{ renewalDay }}, como antes.
{%- elsif step == 'scheduled' -%}
O plano **{{ planName }}** de **{{ clientName }}** não será renovado: fica ativo até **{{ endDay }}** e termina nesse dia. Até lá o cancelamento pode ser desfeito.
{%- else -%}
O plano **{{ planName }}** de **{{ clientName }}** foi encerrado em **{{ endDay }}**.
{%- endif %}

{% if servicesUrl -%}
[Ver planos e serviços]({{ servicesUrl }})
{%- endif %}
`,
  },
  en: {
    subject:
      "{% if step == 'undone' %}The plan {{ planName }} continues{% else %}Cancellation of the plan {{ planName }}{% endif %} – {{ providerName }}",
    preheader:
      "{% if step == 'undone' %}The cancellation was undone.{% elsif step == 'scheduled' %}The plan stays active until {{ endDay }}.{% else %}The plan ended on {{ endDay }}.{% endif %}",
    body: `
# {% if step == 'undone' %}The plan {{ planName }} continues{% else %}Cancellation of the plan {{ planName }}{% endif %}

Hello{% if firstName %}, {{ firstName }}{% endif %}! {% if step == 'undone' -%}
The cancellation of **{{ clientName }}**’s plan **{{ planName }}** was undone. It will be renewed on {{ renewalDay }}, as before.
{%- elsif step == 'scheduled' -%}
**{{ clientName }}**’s plan **{{ planName }}** will not be renewed: it stays active until **{{ endDay }}** and ends on that day. Until then, the cancellation can be undone.
{%- else -%}
**{{ clientName }}**’s plan **{{ planName }}** ended on **{{ endDay }}**.
{%- endif %}

{% if servicesUrl -%}
[View plans and services]({{ servicesUrl }})
{%- endif %}
`,
  },
}
