import { Anchor, Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Contact } from '#contract/contacts.ts'
import { useT } from '../../lib/i18n.ts'
import { allRows } from '../../lib/query.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Section } from '../../ui/section.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { contactsQuery } from '../contacts/api.ts'
import { useClientId } from '../sessions/api.ts'
import classes from './home.module.css'

const shown = 5

/** The client's people, and the way to add one, right from the start page. */
export function ContactsCard({ home }: { home: string }) {
  const t = useT()
  const query = useInfiniteQuery(contactsQuery({ area: 'portal', clientId: useClientId() }))
  const contacts = allRows(query.data)
  return (
    <Section
      title={t('portalHome.contacts.title')}
      action={
        <Button size="xs" renderRoot={(props) => <Link {...props} to={`${home}/contacts/new` as '/'} />}>
          {t('contacts.addPlus')}
        </Button>
      }
    >
      <Loaded query={query} lines={3}>
        <ul className="plain-list divided">
          {contacts.slice(0, shown).map((contact) => (
            <Person key={contact.id} contact={contact} home={home} />
          ))}
        </ul>
        <p className={classes.foot}>
          <Anchor size="sm" renderRoot={(props) => <Link {...props} to={`${home}/contacts` as '/'} />}>
            {t('portalHome.contacts.all')}
          </Anchor>
        </p>
      </Loaded>
    </Section>
  )
}

function Person({ contact, home }: { contact: Contact; home: string }) {
  const t = useT()
  const { firstName, lastName, jobTitle, isPrimary, access } = contact
  const about = [jobTitle, t(access ? 'portalHome.contacts.access' : 'portalHome.contacts.noAccess')]
  return (
    <li>
      <Link to={`${home}/contacts/${contact.id}` as '/'} className={classes.personLink}>
        <span className={classes.personName}>
          {firstName} {lastName}
          {isPrimary && <StatusBadge tone="good">{t('contacts.primary')}</StatusBadge>}
        </span>
        <span className={classes.quiet}>{about.filter(Boolean).join(' · ')}</span>
      </Link>
    </li>
  )
}
