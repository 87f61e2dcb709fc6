const placeholder = /balcao-secret-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
const dots = '••••••••'

type Bodies = { html: string; text: string }

/** What stands in the stored bodies for the secret. It holds the message's UUID, so nobody can write it beforehand. */
export function placeholderOf(uuid: string): string {
  return `balcao-secret-${uuid}`
}

export function startsLikePlaceholder(text: string): boolean {
  return text.startsWith(placeholderOf(''))
}

/** The bodies as everybody may see them: dots instead of the secret, and buttons that lead nowhere. */
export function withSecretHidden({ html, text }: Bodies): Bodies {
  const withoutLinks = html.replace(new RegExp(` href="${placeholder.source}"`, 'g'), '')
  return { html: withoutLinks.replace(placeholder, dots), text: text.replace(placeholder, dots) }
}

/** The bodies as their reader gets them. */
export function withSecretShown({ html, text }: Bodies, secret: string): Bodies {
  return {
    html: html.replace(placeholder, () => escapeHtml(secret)),
    text: text.replace(placeholder, () => secret),
  }
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] as string)
}
