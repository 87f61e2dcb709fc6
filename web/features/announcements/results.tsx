import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Announcement, AnnouncementResults } from '#contract/announcements.ts'
import { formatDateTime, formatNumber } from '../../lib/format.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import { Notice } from '../../ui/notice.tsx'
import { Progress } from '../../ui/progress.tsx'
import { Section } from '../../ui/section.tsx'
import { reasonText } from '../emails/state.tsx'
import { useStaffCan } from '../sessions/api.ts'
import classes from './announcements.module.css'

type Props = { announcement: Announcement; results: AnnouncementResults }

/** How far it is, and what became of its messages. */
export function Results({ announcement, results }: Props) {
  const t = useT()
  const locale = useLocale()
  const { state, startedAt, finishedAt, senderName } = announcement
  const when = (at: string | null) => (at ? formatDateTime(at, locale) : '')
  const isReachingNobody = results.isCounted && results.recipients === 0
  return (
    <Section
      title={t('announcements.results')}
      about={
        <>
          {t('announcements.startedBy', { name: senderName ?? '', when: when(startedAt) })}
          {finishedAt && ` · ${t('announcements.finished', { when: when(finishedAt) })}`}
        </>
      }
    >
      {isReachingNobody && <Notice tone="warning">{t('announcements.toNobody')}</Notice>}
      {(state === 'sending' || state === 'paused') && <Advance results={results} />}
      <Figures results={results} />
    </Section>
  )
}

function Advance({ results }: { results: AnnouncementResults }) {
  const t = useT()
  const locale = useLocale()
  const { recipients, isCounted, waiting } = results
  const ended = Math.max(0, recipients - waiting)
  return (
    <div className={classes.advance}>
      <Progress label={t('announcements.progress')} done={ended} total={isCounted ? recipients : null} />
      <span>
        {isCounted
          ? t('announcements.progressText', {
              done: formatNumber(ended, locale),
              total: formatNumber(recipients, locale),
            })
          : t('announcements.gathering')}
      </span>
    </div>
  )
}

function Figures({ results }: { results: AnnouncementResults }) {
  const t = useT()
  const locale = useLocale()
  const seesEmails = useStaffCan('emails:view')
  const { sent, waiting, failed, suppressed, withheld, unsubscribed } = results
  const figures = [
    { name: t('announcements.sent'), count: sent, state: 'sent' as const },
    { name: t('announcements.waiting'), count: waiting, state: 'queued' as const },
    { name: t('announcements.failed'), count: failed, state: 'failed' as const },
    ...suppressed.map(({ reason, count }) => ({
      name: reasonText(t, reason),
      count,
      state: 'suppressed' as const,
    })),
    { name: t('announcements.withheldByCancel'), count: withheld, state: null },
    { name: t('announcements.unsubscribed'), count: unsubscribed, state: null },
  ].filter(({ count, state }) => count > 0 || state === 'sent')
  return (
    <>
      <dl className={classes.figures}>
        {figures.map(({ name, count }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{formatNumber(count, locale)}</dd>
          </div>
        ))}
      </dl>
      {seesEmails && (
        <Anchor
          size="sm"
          renderRoot={(props) => (
            <Link
              {...props}
              to="/staff/emails"
              search={{ template: 'announcement', ...(failed > 0 && { state: 'failed' }) }}
            />
          )}
        >
          {t('announcements.seeEmails')}
        </Anchor>
      )}
    </>
  )
}
