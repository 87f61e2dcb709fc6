import {
  type EmailKind,
  type EmailState,
  emailKinds,
  emailStates,
  type NotificationCategory,
  notificationCategories,
} from '#contract/notifications.ts'

/** What narrows a list of e-mails. */
export type EmailFilterSearch = {
  state?: EmailState
  category?: NotificationCategory
  template?: EmailKind
  text?: string
  /** Days. */
  from?: string
  to?: string
}

/** What the address says of the list: what it shows, and which message is open. */
export type EmailSearch = EmailFilterSearch & { message?: number }

export const filterKeys = ['state', 'category', 'template', 'text', 'from', 'to'] as const

/** Takes only what the list understands from an address. */
export function emailSearch(search: Record<string, unknown>): EmailSearch {
  const message = Number(search.message)
  const isMessage = Number.isSafeInteger(message) && message > 0
  const found = {
    state: emailStates.find((known) => known === search.state),
    category: notificationCategories.find((known) => known === search.category),
    template: emailKinds.find((known) => known === search.template),
    text: textIn(search.text),
    from: dayIn(search.from),
    to: dayIn(search.to),
    message: isMessage ? message : undefined,
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}

export function filterOf(search: EmailSearch): EmailFilterSearch {
  const { message: _message, ...filter } = search
  return filter
}

function textIn(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  return String(value).trim().slice(0, 160) || undefined
}

function dayIn(value: unknown): string | undefined {
  return typeof value === 'string' &&
    /^(?:19|20)\d\d-\d\d-\d\d$/.test(value) &&
    !Number.isNaN(Date.parse(value))
    ? value
    : undefined
}
