import { escapeHtml, startsLikePlaceholder } from '#modules/mail/emails/secret.ts'

/**
 * The notation of template bodies, a small part of Markdown: paragraphs, `# title`, `- list`, `> box` for what is to
 * be copied, `**strong**`, `[label](address)`, which is a button where it stands alone, and `\` before a sign that
 * means itself.
 */
export type Block =
  | { kind: 'title' | 'paragraph' | 'box'; content: Span[] }
  | { kind: 'list'; items: Span[][] }
  | { kind: 'button'; label: string; url: string }

export type Span = { kind: 'text' | 'strong'; text: string } | { kind: 'link'; label: string; url: string }

export function parseMarkup(source: string): Block[] {
  return source
    .split(/\n\s*\n/)
    .map((part) => part.replace(/[ \t]+/g, ' ').trim())
    .filter((part) => part !== '')
    .map(parseBlock)
}

function parseBlock(part: string): Block {
  const lines = part.split('\n').map((line) => line.trim())
  if (lines.every((line) => line.startsWith('- '))) {
    return { kind: 'list', items: lines.map((line) => parseSpans(line.slice(2))) }
  }
  const text = lines.join(' ')
  if (text.startsWith('# ')) return { kind: 'title', content: parseSpans(text.slice(2)) }
  if (text.startsWith('> ')) return { kind: 'box', content: parseSpans(text.slice(2)) }
  const content = parseSpans(text)
  const [only] = content
  return content.length === 1 && only?.kind === 'link'
    ? { ...only, kind: 'button' }
    : { kind: 'paragraph', content }
}

const spanPattern =
  /\*\*((?:\\.|[^\\])+?)\*\*|\[((?:\\.|[^\]\\])+)\]\(((?:\\.|[^)\\])*)\)|((?:\\.|[^\\*[])+|.)/gsu

function parseSpans(text: string): Span[] {
  const spans: Span[] = []
  for (const [, strong, label, url, plain] of text.matchAll(spanPattern)) {
    if (strong !== undefined) spans.push({ kind: 'strong', text: unescape(strong) })
    else if (label !== undefined) spans.push(toLink(unescape(label), unescape(url ?? '')))
    else spans.push({ kind: 'text', text: unescape(plain ?? '') })
  }
  return spans
}

/** An address of any other kind, `javascript:` for one, stays text. */
function toLink(label: string, url: string): Span {
  const isSafe = /^(https?:\/\/|mailto:|tel:)/i.test(url) || startsLikePlaceholder(url)
  return isSafe ? { kind: 'link', label, url } : { kind: 'text', text: label }
}

function unescape(text: string): string {
  return text.replace(/\\(.)/gsu, '$1')
}

export function toText(blocks: Block[]): string {
  return blocks.map(blockToText).join('\n\n')
}

function blockToText(block: Block): string {
  if (block.kind === 'list') return block.items.map((item) => `- ${spansToText(item)}`).join('\n')
  if (block.kind === 'button') return `${block.label}:\n${block.url}`
  if (block.kind === 'box') return `    ${spansToText(block.content)}`
  return spansToText(block.content)
}

function spansToText(spans: Span[]): string {
  return spans.map((span) => (span.kind === 'link' ? linkToText(span.label, span.url) : span.text)).join('')
}

function linkToText(label: string, url: string): string {
  return url === label || url === `mailto:${label}` ? label : `${label} (${url})`
}

export function toHtml(blocks: Block[], accent: string): string {
  return blocks.map((block) => blockToHtml(block, accent)).join('\n')
}

const margins = 'margin:0 0 16px'
// Signs that make Word's engine, which Outlook for Windows draws with, keep the button's inner space.
const outlookLeft =
  '<!--[if mso]><i style="mso-font-width:150%;mso-text-raise:24pt" hidden>&emsp;</i><![endif]-->'
const outlookRight = '<!--[if mso]><i hidden style="mso-font-width:150%">&emsp;&#8203;</i><![endif]-->'

function blockToHtml(block: Block, accent: string): string {
  switch (block.kind) {
    case 'title':
      return `<h1 style="margin:0 0 20px;font-size:22px;line-height:1.3">${spansToHtml(block.content)}</h1>`
    case 'list': {
      const items = block.items.map((item) => `<li style="margin:0 0 8px">${spansToHtml(item)}</li>`)
      return `<ul style="${margins};padding:0 0 0 24px">\n${items.join('\n')}\n</ul>`
    }
    case 'button':
      return (
        `<p style="margin:24px 0"><a class="button" href="${escapeHtml(block.url)}" style="display:inline-block;` +
        `padding:14px 28px;border-radius:6px;background:${accent};color:#ffffff;font-weight:600;` +
        `text-decoration:none;mso-padding-alt:0">${outlookLeft}` +
        `<span style="mso-text-raise:12pt">${escapeHtml(block.label)}</span>${outlookRight}</a></p>`
      )
    case 'box':
      return (
        `<p class="box" style="margin:24px 0;padding:16px;border-radius:6px;background:#eef1f2;font-size:28px;` +
        `font-weight:600;letter-spacing:4px;text-align:center">${spansToHtml(block.content)}</p>`
      )
    case 'paragraph':
      return `<p style="${margins};overflow-wrap:anywhere">${spansToHtml(block.content)}</p>`
  }
}

function spansToHtml(spans: Span[]): string {
  return spans
    .map((span) => {
      if (span.kind === 'link') return `<a href="${escapeHtml(span.url)}">${escapeHtml(span.label)}</a>`
      const text = escapeHtml(span.text)
      return span.kind === 'strong' ? `<strong>${text}</strong>` : text
    })
    .join('')
}
