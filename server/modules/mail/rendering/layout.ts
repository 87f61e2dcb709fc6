import type { Locale } from '#contract/fields.ts'
import { escapeHtml } from '#modules/mail/emails/secret.ts'

type Page = {
  locale: Locale
  subject: string
  preheader: string
  providerName: string
  logoUrl: string | null
  accent: string
  /** Both HTML already. */
  body: string
  footer: string
}

/** One column of 600 px at most, without tables; dark where the reader's program is. */
export function htmlPage({ locale, preheader, logoUrl, accent, body, footer, ...plain }: Page): string {
  const [subject, providerName] = [plain.subject, plain.providerName].map(escapeHtml)
  const head = logoUrl
    ? `<img src="${escapeHtml(logoUrl)}" alt="${providerName}" height="40" style="height:40px;max-width:100%;border:0">`
    : providerName
  return `<!doctype html>
<html lang="${locale}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${subject}</title>
<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
a { color: inherit; }
@media (prefers-color-scheme: dark) {
  .page { background: #16191b !important; color: #e8ebec !important; }
  .card { background: #212629 !important; }
  .box { background: #2d3438 !important; }
  .footer { color: #b4bcc1 !important; }
}
</style>
</head>
<body class="page" style="margin:0;padding:0;background:#f3f5f6;color:#1c2326">
<div style="display:none;max-height:0;overflow:hidden">${escapeHtml(preheader)}</div>
<div class="page" role="article" aria-roledescription="email" aria-label="${subject}" lang="${locale}" style="padding:24px 12px;background:#f3f5f6;color:#1c2326;font:16px/1.55 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif">
<div class="card" style="max-width:600px;margin:0 auto;border-top:4px solid ${accent};border-radius:6px;background:#ffffff">
<div style="padding:28px 28px 16px">
<p style="margin:0 0 24px;font-weight:600">${head}</p>
${body}
</div>
</div>
<div class="footer" style="max-width:600px;margin:0 auto;padding:16px 28px;color:#566167;font-size:14px">
${footer}
</div>
</div>
</body>
</html>
`
}
