import type { Locale } from '#contract/fields.ts'
import { oneLine } from '#platform/mail/mime.ts'
import type { Block, Span } from './markup.ts'

type Provider = {
  name: string
  supportEmail: string | null
  /** As people read it. */
  supportPhone: string | null
  /** Where the client area is. */
  baseUrl: string
}

type Words = {
  help: (provider: string) => string
  area: string
  automatic: (provider: string) => string
  announcement: (provider: string, client: string) => string
  unsubscribeLabel: string
}

const words: Record<Locale, Words> = {
  'pt-BR': {
    help: (provider) => `Precisa de ajuda? Fale com ${provider}: `,
    area: 'Área do cliente: ',
    automatic: (provider) => `Esta é uma mensagem automática de ${provider}.`,
    announcement: (provider, client) => `Você recebe os anúncios de ${provider} como contato de ${client}. `,
    unsubscribeLabel: 'Não quero mais receber anúncios',
  },
  en: {
    help: (provider) => `Need help? Contact ${provider}: `,
    area: 'Client area: ',
    automatic: (provider) => `This is an automated message from ${provider}.`,
    announcement: (provider, client) =>
      `You receive announcements from ${provider} as a contact of ${client}. `,
    unsubscribeLabel: 'Unsubscribe from announcements',
  },
}

/** Shown under every message. */
export function footer(locale: Locale, provider: Provider): Block[] {
  return [...help(locale, provider), paragraph(text(words[locale].automatic(oneLine(provider.name))))]
}

/** Shown under an announcement: why it came, and the unsubscribe link. */
export function announcementFooter(
  locale: Locale,
  provider: Provider,
  { clientName, unsubscribe }: { clientName: string; unsubscribe: string },
): Block[] {
  const { announcement, unsubscribeLabel } = words[locale]
  const why = text(announcement(oneLine(provider.name), oneLine(clientName)))
  return [...help(locale, provider), paragraph(why, link(unsubscribeLabel, unsubscribe))]
}

function help(locale: Locale, { name, supportEmail, supportPhone, baseUrl }: Provider): Block[] {
  const ways = [
    ...(supportEmail ? [link(supportEmail, `mailto:${supportEmail}`)] : []),
    ...(supportEmail && supportPhone ? [text(' · ')] : []),
    ...(supportPhone ? [text(supportPhone)] : []),
  ]
  const area = paragraph(text(words[locale].area), link(baseUrl, baseUrl))
  return ways.length === 0 ? [area] : [paragraph(text(words[locale].help(oneLine(name))), ...ways), area]
}

function paragraph(...content: Span[]): Block {
  return { kind: 'paragraph', content }
}

function text(value: string): Span {
  return { kind: 'text', text: value }
}

function link(label: string, url: string): Span {
  return { kind: 'link', label, url }
}
