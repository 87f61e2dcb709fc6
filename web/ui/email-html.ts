/**
 * The page's content security policy refuses style attributes and style elements of e-mails too, which then look
 * broken. They are renamed before the frame reads them and applied by script afterwards, which the policy allows.
 */
export function quietHtml(html: string): string {
  const quiet = html
    .replace(/<(script|noscript|iframe|object|embed|base|meta|link)\b[^>]*>(?:[\s\S]*?<\/\1\s*>)?/gi, '')
    .replace(/<style\b[^>]*>([\s\S]*?)<\/style\s*>/gi, '<template data-css>$1</template>')
    .replace(/<[a-z](?:"[^"]*"|'[^']*'|[^>"'])*>/gi, quietTag)
  // Links of an e-mail open beside the page, as they do from a mail program.
  return `<base target="_blank">${quiet}`
}

function quietTag(tag: string): string {
  return (
    tag
      .replace(/\sstyle\s*=/gi, ' data-style=')
      // What is not of this site would only be refused, with noise.
      .replace(
        /\s(?:src|srcset|background)\s*=\s*(?!["']?(?:data:|cid:|\/(?!\/)))(?:"[^"]*"|'[^']*'|[^\s>]+)/gi,
        '',
      )
      .replace(/\son[a-z]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, '')
  )
}

export function restoreStyles(inside: Document): void {
  for (const element of inside.querySelectorAll<HTMLElement>('[data-style]')) {
    element.style.cssText = withoutAddresses(element.dataset.style ?? '')
  }
  const view = inside.defaultView
  if (!view) return
  inside.adoptedStyleSheets = [...inside.querySelectorAll<HTMLTemplateElement>('template[data-css]')].map(
    (template) => {
      const sheet = new view.CSSStyleSheet()
      sheet.replaceSync(withoutAddresses(template.content.textContent ?? ''))
      return sheet
    },
  )
}

function withoutAddresses(css: string): string {
  return css.replace(/@import[^;]*;/gi, '').replace(/url\((?!['"]?data:)[^)]*\)/gi, 'none')
}
