import type { Locale } from '../../../../contract/fields.ts'

/** One column of 600 px at most, without tables; dark where the reader's program is. */
export const htmlLayout = `<!doctype html>
<html lang="{{ lang }}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>{{ subject }}</title>
<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
a { color: inherit; }
@media (prefers-color-scheme: dark) {
  .page { background: #16191b !important; color: #e8ebec !important; }
  .card { background: #212629 !important; }
  .box { background: #2d3438 !important; }
  .foot { color: #b4bcc1 !important; }
}
</style>
</head>
<body class="page" style="margin:0;padding:0;background:#f3f5f6;color:#1c2326">
<div style="display:none;max-height:0;overflow:hidden">{{ preheader }}</div>
<div class="page" role="article" aria-roledescription="email" aria-label="{{ subject }}" lang="{{ lang }}" style="padding:24px 12px;background:#f3f5f6;color:#1c2326;font:16px/1.55 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif">
<div class="card" style="max-width:600px;margin:0 auto;border-top:4px solid {{ accent }};border-radius:6px;background:#ffffff">
<div style="padding:28px 28px 16px">
<p style="margin:0 0 24px;font-weight:600">{% if logoUrl %}<img src="{{ logoUrl }}" alt="{{ providerName }}" height="40" style="height:40px;max-width:100%;border:0">{% else %}{{ providerName }}{% endif %}</p>
{{ body | raw }}
</div>
</div>
<div class="foot" style="max-width:600px;margin:0 auto;padding:16px 28px;color:#566167;font-size:14px">
{{ foot | raw }}
</div>
</div>
</body>
</html>
`

const help: Record<Locale, string> = {
  'pt-BR': `
{% if supportEmail or supportPhone %}
Precisa de ajuda? Fale com {{ providerName }}:
{%- if supportEmail %} [{{ supportEmail }}](mailto:{{ supportEmail }}){% endif -%}
{%- if supportEmail and supportPhone %} · {% endif -%}
{%- if supportPhone %} {{ supportPhone }}{% endif %}
{% endif %}

Área do cliente: [{{ portalUrl }}]({{ portalUrl }})
`,
  en: `
{% if supportEmail or supportPhone %}
Need help? Contact {{ providerName }}:
{%- if supportEmail %} [{{ supportEmail }}](mailto:{{ supportEmail }}){% endif -%}
{%- if supportEmail and supportPhone %} · {% endif -%}
{%- if supportPhone %} {{ supportPhone }}{% endif %}
{% endif %}

Client area: [{{ portalUrl }}]({{ portalUrl }})
`,
}

/** What stands under every message, in the notation of `markup.ts`. */
export const foot: Record<Locale, string> = {
  'pt-BR': `${help['pt-BR']}
Esta é uma mensagem automática de {{ providerName }}.`,
  en: `${help.en}
This is an automatic message from {{ providerName }}.`,
}

/** What stands under an announcement: why it came, and the way out. */
export const announcementFoot: Record<Locale, string> = {
  'pt-BR': `${help['pt-BR']}
Você recebe os anúncios de {{ providerName }} como contato de {{ clientName }}. [Não quero mais receber anúncios]({{ unsubscribe }})`,
  en: `${help.en}
You receive the announcements of {{ providerName }} as a contact of {{ clientName }}. [I no longer want announcements]({{ unsubscribe }})`,
}
