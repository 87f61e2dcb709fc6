import { parsePhoneNumberFromString } from 'libphonenumber-js'
import type { Locale } from '#contract/fields.ts'
import type { EmailTemplate } from '#contract/notifications.ts'
import { confirmEmailChange } from './defaults/confirm-email-change.ts'
import { emailChangeNotice } from './defaults/email-change-notice.ts'
import { impersonationNotice } from './defaults/impersonation-notice.ts'
import { invitation } from './defaults/invitation.ts'
import { invoiceSent } from './defaults/invoice-sent.ts'
import { paymentReceived } from './defaults/payment-received.ts'
import { planDowngraded, planUpgraded } from './defaults/plan-changed.ts'
import { resetPassword } from './defaults/reset-password.ts'
import { secretViewed } from './defaults/secret-viewed.ts'
import { setPassword } from './defaults/set-password.ts'
import { signInCode } from './defaults/sign-in-code.ts'
import { subscriptionCancelled } from './defaults/subscription-cancelled.ts'
import { subscriptionRenewed } from './defaults/subscription-renewed.ts'
import { subscriptionStarted } from './defaults/subscription-started.ts'
import { welcome } from './defaults/welcome.ts'
import { announcementFooter, footer } from './footer.ts'
import { htmlPage } from './layout.ts'
import { renderLine, renderMarkup, type Variables, variablesIn } from './liquid.ts'
import { type Block, parseMarkup, toHtml, toText } from './markup.ts'
import type { TemplateText, TemplateTexts } from './texts.ts'

const templates: Record<EmailTemplate, TemplateTexts> = {
  welcome,
  set_password: setPassword,
  reset_password: resetPassword,
  sign_in_code: signInCode,
  confirm_email_change: confirmEmailChange,
  email_change_notice: emailChangeNotice,
  secret_viewed: secretViewed,
  impersonation_notice: impersonationNotice,
  invitation,
  subscription_started: subscriptionStarted,
  plan_upgraded: planUpgraded,
  plan_downgraded: planDowngraded,
  subscription_renewed: subscriptionRenewed,
  subscription_cancelled: subscriptionCancelled,
  payment_received: paymentReceived,
  invoice_sent: invoiceSent,
}

/** Every variable that a template may name, so that a misspelt one is an error and a missing one is empty. */
const noVariables: Variables = {
  firstName: null,
  clientName: null,
  accessEmail: null,
  howToEnter: null,
  newEmailMasked: null,
  staffName: null,
  messageSubject: null,
  messageTime: null,
  reason: null,
  startTime: null,
  inviterName: null,
  validDays: null,
  planName: null,
  previousName: null,
  timing: null,
  step: null,
  sessions: null,
  price: null,
  startDay: null,
  renewalDay: null,
  endDay: null,
  dueDay: null,
  dueAmount: null,
  amount: null,
  paidDay: null,
  servicesUrl: null,
  number: null,
  documentUrl: null,
}

export type Brand = {
  name: string
  accentColor: string
  supportEmail: string | null
  supportPhone: string | null
  welcomeVideoUrl: string | null
  /** Absolute: mail programs fetch it. */
  logoUrl: string | null
  baseUrl: string
  /** Shown under every message. */
  signature: Record<Locale, string | null>
}

/** The text that comes with the program. */
export function defaultText(template: EmailTemplate, locale: Locale): TemplateText {
  return templates[template][locale]
}

const brandNames = ['providerName', 'supportEmail', 'supportPhone', 'portalUrl', 'videoUrl'] as const

/** What texts of the template may name: what its own one does, in either language, and who the provider is. */
export function variablesOf(template: EmailTemplate): string[] {
  const sources = Object.values(templates[template]).flatMap((text) => Object.values(text))
  const named = sources.flatMap((source) => variablesIn(source))
  return [...new Set([...named.filter((name) => !isOfBrand(name)), ...brandNames])]
}

function isOfBrand(name: string): boolean {
  return (brandNames as readonly string[]).includes(name)
}

export type Bodies = { html: string; text: string }

export type RenderedEmail = Bodies & { subject: string }

/** `secret` is the placeholder of the link or code in the bodies; subjects cannot name it. */
export function renderEmail(
  template: EmailTemplate,
  locale: Locale,
  variables: Variables,
  brand: Brand,
  secret: string | null,
  texts: TemplateText = templates[template][locale],
): RenderedEmail {
  const known = { ...noVariables, ...brandVariables(brand), ...variables }
  const subject = renderLine(texts.subject, known)
  const preheader = renderLine(texts.preheader, known)
  const body = parseMarkup(renderMarkup(texts.body, { ...known, secret }))
  const under = footer(locale, readable(brand))
  return { subject, ...bodiesOf(locale, { subject, preheader, body, under }, brand) }
}

/** What staff send by hand: their words, as nothing but text, and under them what the template adds. */
export type WrittenText = { subject: string; text: string }

/** The words that a message sent by hand begins with, before staff change them. */
export function renderDraft(
  template: EmailTemplate,
  locale: Locale,
  variables: Variables,
  brand: Brand,
  texts: TemplateText = templates[template][locale],
): WrittenText {
  const known = { ...noVariables, ...brandVariables(brand), ...variables }
  return {
    subject: renderLine(texts.subject, known),
    text: toText(parseMarkup(renderMarkup(texts.body, known))),
  }
}

export function renderWritten(
  template: EmailTemplate,
  locale: Locale,
  variables: Variables,
  brand: Brand,
  { subject, text }: WrittenText,
): RenderedEmail {
  const known = { ...noVariables, ...brandVariables(brand), ...variables }
  const paragraphs = paragraphsOf(text)
  const added = parseMarkup(renderMarkup(templates[template][locale].tail ?? '', known))
  const under = footer(locale, readable(brand))
  const body = [...paragraphs, ...added]
  const bodyText = added.length > 0 ? `${text}\n\n${toText(added)}` : text
  return {
    subject,
    ...bodiesOf(locale, { subject, preheader: text.slice(0, 140), body, bodyText, under }, brand),
  }
}

/** What an announcement says in one language. */
export type AnnouncementWords = { subject: string; body: string }

/** What announcements may name, beside who the provider is. */
const announcementNames = ['firstName', 'clientName'] as const

export const announcementVariables: readonly string[] = [
  ...announcementNames,
  ...brandNames.filter((name) => name !== 'videoUrl'),
]

export function renderAnnouncementSubject(subject: string, variables: Variables, brand: Brand): string {
  return renderLine(subject, knownOfAnnouncement(variables, brand))
}

type Announcement = {
  /** As it is read. */
  subject: string
  /** As it was written. */
  body: string
  variables: Variables
  brand: Brand
  /** The address of the unsubscribe link, or its placeholder. */
  unsubscribe: string
}

export function renderAnnouncement(locale: Locale, announcement: Announcement): Bodies {
  const { subject, body, variables, brand, unsubscribe } = announcement
  const blocks = parseMarkup(renderMarkup(body, knownOfAnnouncement(variables, brand)))
  const reader = { clientName: variables['clientName'] ?? '', unsubscribe }
  const under = announcementFooter(locale, readable(brand), reader)
  return bodiesOf(locale, { subject, preheader: '', body: blocks, under }, brand)
}

function knownOfAnnouncement(variables: Variables, brand: Brand): Variables {
  return { firstName: null, clientName: null, ...brandVariables(brand), ...variables }
}

/** What people wrote, a paragraph a line, as nothing but text. */
function paragraphsOf(text: string): Block[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ kind: 'paragraph', content: [{ kind: 'text', text: line }] }))
}

type Parts = {
  subject: string
  preheader: string
  body: Block[]
  /** Of words that came as text: as they were written. */
  bodyText?: string
  /** What stands under it, after the provider's signature. */
  under: Block[]
}

function bodiesOf(locale: Locale, parts: Parts, brand: Brand): Bodies {
  const { subject, preheader, body, bodyText = toText(body) } = parts
  const foundation = [...paragraphsOf(brand.signature[locale] ?? ''), ...parts.under]
  const html = htmlPage({
    locale,
    subject,
    preheader,
    providerName: brand.name,
    logoUrl: brand.logoUrl,
    accent: brand.accentColor,
    body: toHtml(body, brand.accentColor),
    footer: toHtml(foundation, brand.accentColor),
  })
  return { html, text: `${bodyText}\n\n-- \n${toText(foundation)}\n` }
}

function brandVariables(brand: Brand): Variables {
  const { name: providerName, supportEmail, supportPhone, baseUrl: portalUrl } = readable(brand)
  return { providerName, supportEmail, supportPhone, videoUrl: brand.welcomeVideoUrl, portalUrl }
}

const readBefore = new WeakMap<Brand, Brand>()

/** With its phone as people read it, and spaces in it that do not break at the end of a line. */
function readable(brand: Brand): Brand {
  const before = readBefore.get(brand)
  if (before) return before
  const { supportPhone: e164 } = brand
  const phone = e164 && parsePhoneNumberFromString(e164)?.formatInternational().replaceAll(' ', '\u00a0')
  const read = { ...brand, supportPhone: phone ?? e164 }
  readBefore.set(brand, read)
  return read
}
