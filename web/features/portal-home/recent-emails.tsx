import { Anchor } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { EmailListItem } from '#contract/emails.ts'
import { useT } from '../../lib/i18n.ts'
import { allRows } from '../../lib/query.ts'
import { DateTime } from '../../ui/date-time.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Section } from '../../ui/section.tsx'
import { emailsQuery } from '../emails/api.ts'
import { EmailStateText } from '../emails/state.tsx'
import { useClientId } from '../sessions/api.ts'
import classes from './home.module.css'

export function RecentEmails({ home }: { home: string }) {
  const t = useT()
  const query = useInfiniteQuery(emailsQuery({ area: 'portal', clientId: useClientId() }, {}, 5))
  const emails = allRows(query.data)
  return (
    <Section title={t('portalHome.emails.title')}>
      <Loaded query={query} lines={3}>
        {emails.length === 0 && <p className={classes.calm}>{t('portalHome.emails.none')}</p>}
        <ul className="plain-list divided">
          {emails.map((email) => (
            <Row key={email.id} email={email} home={home} />
          ))}
        </ul>
      </Loaded>
      {emails.length > 0 && (
        <p className={classes.foot}>
          <Anchor size="sm" renderRoot={(props) => <Link {...props} to={`${home}/emails` as '/'} />}>
            {t('portalHome.emails.all')}
          </Anchor>
        </p>
      )}
    </Section>
  )
}

function Row({ email, home }: { email: EmailListItem; home: string }) {
  return (
    <li>
      <Link
        to={`${home}/emails` as '/'}
        search={{ message: email.id } as never}
        className={classes.personLink}
      >
        <span className={classes.itemTitle}>{email.subject}</span>
        <span className={classes.emailLine}>
          <span className={classes.quiet}>
            {email.toName ?? email.to} · <DateTime value={email.sentAt ?? email.queuedAt} />
          </span>
          <EmailStateText email={email} />
        </span>
      </Link>
    </li>
  )
}
