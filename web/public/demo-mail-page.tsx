import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type DemoEmail, demoEmailsQuery } from '../features/mail-status/demo-emails.ts'
import { isApiError } from '../lib/api.ts'
import { useT } from '../lib/i18n.ts'
import { useArea } from '../ui/area.ts'
import { DateTime } from '../ui/date-time.tsx'
import { EmailFrame } from '../ui/email-frame.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { EmptyState, ErrorState, LoadingBlock } from '../ui/states.tsx'
import classes from './demo-mail-page.module.css'
import { TopBar } from './top-bar.tsx'

const route = getRouteApi('/demo/mail')

/** In demo mode no mail leaves: here it is read instead. */
export function DemoMailPage() {
  useArea('workbench')
  const t = useT()
  const { id } = route.useSearch()
  const emails = useQuery(demoEmailsQuery)
  const isOff = isApiError(emails.error, 'request.not_found')
  const open = emails.data?.find((email) => String(email.id) === id) ?? null
  return (
    <div>
      <TopBar />
      <main className={classes.main}>
        <PageHeader
          title={t('publicPages.demoMail.title')}
          subtitle={isOff ? t('publicPages.demoMail.off') : t('publicPages.demoMail.about')}
        />
        {emails.isPending && <LoadingBlock />}
        {emails.isError && !isOff && (
          <ErrorState error={emails.error} onRetry={() => void emails.refetch()} />
        )}
        {emails.data?.length === 0 && (
          <EmptyState title={t('publicPages.demoMail.empty')}>
            {t('publicPages.demoMail.emptyAbout')}
          </EmptyState>
        )}
        {emails.data && emails.data.length > 0 && (
          <div className={classes.panes} data-open={open !== null || undefined}>
            <MailList emails={emails.data} openId={id ?? null} />
            {open ? (
              <Message email={open} />
            ) : (
              <p className={classes.choose}>{t('publicPages.demoMail.choose')}</p>
            )}
          </div>
        )}
      </main>
    </div>
  )
}

function MailList({ emails, openId }: { emails: DemoEmail[]; openId: string | null }) {
  const t = useT()
  return (
    <ul className={`plain-list divided ${classes.list}`} aria-label={t('publicPages.demoMail.title')}>
      {emails.map((email) => (
        <li key={email.id}>
          <Link
            to="/demo/mail"
            search={{ id: String(email.id) }}
            className={classes.item}
            aria-current={String(email.id) === openId ? 'true' : undefined}
            resetScroll={false}
          >
            <span className={classes.subject}>{email.subject}</span>
            <span className={classes.about}>{t('publicPages.demoMail.to', { to: email.to })}</span>
            <span className={classes.about}>
              <DateTime value={email.sentAt} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Message({ email }: { email: DemoEmail }) {
  const t = useT()
  return (
    <article className={classes.message} aria-label={email.subject}>
      <header className={classes.head}>
        <Link to="/demo/mail" className={classes.back}>
          {t('ui.actions.back')}
        </Link>
        <h2>{email.subject}</h2>
        <p className={classes.about}>
          {t('publicPages.demoMail.to', { to: email.to })} · <DateTime value={email.sentAt} format="full" />
        </p>
      </header>
      <EmailFrame key={email.id} html={email.html} />
    </article>
  )
}
