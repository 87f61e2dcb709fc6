import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import type { Contact } from '#contract/contacts.ts'
import type { Locale } from '#contract/fields.ts'
import { notificationCategories } from '#contract/notifications.ts'
import { formatPhone, formatRelative } from '../../lib/format.ts'
import { type Translate, useLocale, useT } from '../../lib/i18n.ts'
import type { Column } from '../../ui/column.ts'
import { PagedTable } from '../../ui/paged-table.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { EmailAddress } from '../emails/email-address.tsx'
import { VerifiedMark } from '../verifications/verified-mark.tsx'
import { type ContactScope, contactsQuery } from './api.ts'
import classes from './contacts-table.module.css'

type Props = {
  scope: ContactScope
  /** Address of the list; each contact is below it. */
  listHref: string
  /** Buttons at the end of a contact's row. */
  rowActions?: (contact: Contact) => ReactNode
  empty: ReactNode
}

export function ContactsTable({ scope, listHref, rowActions, empty }: Props) {
  const t = useT()
  const locale = useLocale()
  const query = useInfiniteQuery(contactsQuery(scope))
  const columns = useMemo(() => contactColumns(t, locale, scope.area), [t, locale, scope.area])
  return (
    <PagedTable
      query={query}
      label={t('contacts.list')}
      columns={columns}
      rowKey={(contact) => contact.id}
      rowHref={(contact) => `${listHref}/${contact.id}`}
      {...(rowActions && { rowActions })}
      empty={empty}
    />
  )
}

function contactColumns(t: Translate, locale: Locale, area: ContactScope['area']): Column<Contact>[] {
  return [
    {
      key: 'name',
      header: t('contacts.columns.name'),
      cell: (contact) => <Name contact={contact} />,
      isTitle: true,
      canWrap: true,
    },
    {
      key: 'jobTitle',
      header: t('contacts.columns.jobTitle'),
      cell: (contact) => <Job contact={contact} />,
      canWrap: true,
    },
    ...(area === 'staff' ? reachColumns(t) : [reachColumn(t)]),
    {
      key: 'access',
      header: t('contacts.columns.access'),
      cell: ({ access }) => {
        if (!access) return <WithoutAccess />
        const seen = access.lastSeenAt
          ? t('contacts.access.last', { when: formatRelative(access.lastSeenAt, locale) })
          : t('contacts.access.never')
        return `${t('contacts.access.yes')} · ${seen}`
      },
      canWrap: true,
    },
    {
      key: 'categories',
      header: t('contacts.columns.categories'),
      cell: (contact) => categoriesText(t, contact.notifications),
      canWrap: true,
    },
  ]
}

function reachColumns(t: Translate): Column<Contact>[] {
  return [
    {
      key: 'email',
      header: t('contacts.columns.email'),
      cell: (contact) => <EmailAddress address={contact.email} />,
      canWrap: true,
    },
    {
      key: 'phone',
      header: t('contacts.columns.phone'),
      cell: (contact) => contact.phone && formatPhone(contact.phone),
    },
  ]
}

/** The client area has less room: both in one. */
function reachColumn(t: Translate): Column<Contact> {
  return {
    key: 'reach',
    header: t('contacts.columns.reach'),
    cell: ({ email, phone }) => (
      <span className="cell-lines">
        <EmailAddress address={email} />
        {phone && <span className={classes.phone}>{formatPhone(phone)}</span>}
      </span>
    ),
    canWrap: true,
  }
}

function Name({ contact }: { contact: Contact }) {
  const t = useT()
  return (
    <span className="with-badges">
      {contact.firstName} {contact.lastName}
      {contact.isPrimary && <StatusBadge tone="good">{t('contacts.primary')}</StatusBadge>}
      {contact.recentVerification && <VerifiedMark recent={contact.recentVerification} isShort />}
    </span>
  )
}

/** Who cannot sign in may still speak for the client with support. */
function WithoutAccess() {
  const t = useT()
  return (
    <span className="cell-lines">
      {t('contacts.access.no')}
      <span className="dimmed">{t('contacts.authorized')}</span>
    </span>
  )
}

function Job({ contact }: { contact: Contact }) {
  return [contact.jobTitle, contact.company].filter(Boolean).join(' · ')
}

function categoriesText(t: Translate, categories: Contact['notifications']): string {
  if (categories.length === 0) return t('contacts.categoriesNone')
  if (categories.length === notificationCategories.length) return t('contacts.categoriesAll')
  return categories.map((category) => t(`contacts.categories.${category}`)).join(', ')
}
