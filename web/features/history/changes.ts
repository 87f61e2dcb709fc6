import { type ClientPermission, clientPermissions } from '#contract/access.ts'
import { paymentStatuses, paymentTypes } from '#contract/client-columns.ts'
import { type Locale, locales } from '#contract/fields.ts'
import type { HistoryAction, HistoryField } from '#contract/history.ts'
import type { HistoryEvent } from '#contract/history-events.ts'
import { emailStates, type NotificationCategory, notificationCategories } from '#contract/notifications.ts'
import { usageOverBalancePolicies } from '#contract/settings.ts'
import {
  countryName,
  formatDay,
  formatMoney,
  formatPhone,
  formatPostalCode,
  formatTaxId,
  languageName,
} from '../../lib/format.ts'
import type { Translate } from '../../lib/i18n.ts'
import { reasonText } from '../emails/state.tsx'

/** What staff and what the client's people are told of an event alike. */
export type ToldEvent = Pick<HistoryEvent, 'action' | 'subject' | 'changes'>
type Change = HistoryEvent['changes'][number]

export type ReadableChange = { field: string; label: string } & (
  | { kind: 'values'; before: string | null; after: string | null }
  | { kind: 'lists'; added: string[]; removed: string[] }
)

/** What the line itself already says, or what says nothing to a reader. */
const untold: { [Action in HistoryAction]?: readonly HistoryField<Action>[] } = {
  'contact.made_primary': ['primaryContactId'],
  'impersonation.started': ['reason'],
  'impersonation.ended': ['end'],
}

/** The changes of an event in the reader's words; lists are told by what came and what went. */
export function readableChanges(event: ToldEvent, t: Translate, locale: Locale): ReadableChange[] {
  return event.changes
    .filter(({ field }) => !(untold[event.action] as readonly string[] | undefined)?.includes(field))
    .map((change) => readable(change, event, t, locale))
    .filter((change) => change.kind === 'values' || change.added.length + change.removed.length > 0)
}

function readable(change: Change, event: ToldEvent, t: Translate, locale: Locale): ReadableChange {
  const { field, before, after } = change
  const label = labelOf(field, event, t)
  if (Array.isArray(before) || Array.isArray(after)) {
    const [old, now] = [listOf(before), listOf(after)]
    const words = (items: string[]) => items.map((item) => itemText(field, item, t))
    return {
      field,
      label,
      kind: 'lists',
      added: words(now.filter((item) => !old.includes(item))),
      removed: words(old.filter((item) => !now.includes(item))),
    }
  }
  const text = (value: unknown) =>
    value === null || value === '' ? null : valueText(field, value, event, t, locale)
  return { field, label, kind: 'values', before: text(before), after: text(after) }
}

function valueText(field: string, value: unknown, event: ToldEvent, t: Translate, locale: Locale): string {
  if (typeof value === 'boolean') return t(value ? 'history.yes' : 'history.no')
  if (typeof value !== 'string' && typeof value !== 'number') return JSON.stringify(value)
  const text = String(value)
  switch (field) {
    case 'taxId':
      return formatTaxId(text)
    case 'phone':
    case 'supportPhone':
      return formatPhone(text)
    case 'postalCode':
      return formatPostalCode(text)
    case 'country':
      return countryName(text, locale)
    case 'locale':
      return isLocale(text) ? languageName(text) : text
    case 'supportLevel':
      return t('access.support.level', { level: text })
    case 'state':
      return event.subject.type === 'email'
        ? known(emailStates, text, (state) => t(`emails.states.${state}`))
        : text
    case 'reason':
      return reasonText(t, text)
    case 'paymentType':
      return known(paymentTypes, text, (type) => t(`clientList.paymentTypes.${type}`))
    case 'paymentStatus':
      return known(paymentStatuses, text, (status) => t(`clientList.paymentStatuses.${status}`))
    case 'usageOverBalance':
      return known(usageOverBalancePolicies, text, (policy) => t(`settings.business.${policy}`))
    default:
      return amountText(text, locale) ?? dayText(text, locale) ?? text
  }
}

/** Money stands in the history as cents and currency, `12990 BRL`. */
function amountText(text: string, locale: Locale): string | null {
  const [, cents, currency] = /^(-?\d+) ([A-Z]{3})$/.exec(text) ?? []
  return cents && currency ? formatMoney(Number(cents), currency, locale) : null
}

function dayText(text: string, locale: Locale): string | null {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? formatDay(text, locale) : null
}

function itemText(field: string, item: string, t: Translate): string {
  if (field === 'permissions' && isPermission(item)) return t(`access.permissions.${item}`)
  if (field === 'notifications' && isCategory(item)) return t(`contacts.categories.${item}`)
  return item
}

function labelOf(field: string, event: ToldEvent, t: Translate): string {
  if (field === 'state' && event.subject.type === 'email') return t('emails.columns.state')
  return t(`history.fields.${field as HistoryField}`, { defaultValue: field })
}

/** The words for one of `codes`; any other text as it is. */
function known<Code extends string>(
  codes: readonly Code[],
  text: string,
  words: (code: Code) => string,
): string {
  const code = codes.find((one) => one === text)
  return code ? words(code) : text
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

function isLocale(text: string): text is Locale {
  return (locales as readonly string[]).includes(text)
}

function isPermission(text: string): text is ClientPermission {
  return (clientPermissions as readonly string[]).includes(text)
}

function isCategory(text: string): text is NotificationCategory {
  return (notificationCategories as readonly string[]).includes(text)
}
