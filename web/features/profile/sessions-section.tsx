import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { SessionItem } from '#contract/sessions.ts'
import { formatDate, formatRelative } from '../../lib/format.ts'
import { type Translate, useLocale, useT } from '../../lib/i18n.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { IconDeviceDesktop, IconDeviceMobile } from '../../ui/icons.tsx'
import { Section } from '../../ui/section.tsx'
import { ErrorState, LoadingBlock } from '../../ui/states.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { toastError, toastSuccess } from '../../ui/toast.ts'
import { signOut } from '../sessions/sign-out.ts'
import { endOtherSessions, endSession, sessionsQuery } from './api.ts'
import { deviceOf } from './device.ts'
import classes from './sessions-section.module.css'

export function SessionsSection() {
  const t = useT()
  const sessions = useQuery(sessionsQuery)
  const hasOthers = sessions.data?.some((session) => !session.isCurrent)
  return (
    <Section
      title={t('profile.sessions.title')}
      about={t('profile.sessions.about')}
      action={
        hasOthers && (
          <ConfirmButton
            title={t('profile.sessions.endOthersTitle')}
            body={t('profile.sessions.endOthersAbout')}
            confirm={t('profile.sessions.endOthers')}
            onConfirm={() =>
              endOtherSessions().then(() => toastSuccess(t('profile.sessions.othersEnded')), toastError)
            }
          >
            {t('profile.sessions.endOthers')}
          </ConfirmButton>
        )
      }
    >
      {sessions.isPending && <LoadingBlock lines={3} />}
      {sessions.isError && <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} />}
      <ul className="plain-list">
        {sessions.data?.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
    </Section>
  )
}

function SessionRow({ session }: { session: SessionItem }) {
  const t = useT()
  const locale = useLocale()
  const { system } = deviceOf(session.userAgent)
  const Icon = system === 'iPhone' || system === 'Android' ? IconDeviceMobile : IconDeviceDesktop
  const name = deviceName(session.userAgent, t)
  return (
    <li className={classes.row}>
      <Icon size={22} stroke={1.5} aria-hidden className={classes.icon} />
      <div className={classes.words}>
        <div className={classes.name}>
          {name}
          {session.isCurrent && <StatusBadge tone="good">{t('profile.sessions.current')}</StatusBadge>}
        </div>
        <div className={classes.more}>
          {!session.isCurrent && (
            <span>
              {t('profile.sessions.lastSeen', { when: formatRelative(session.lastSeenAt, locale) })}
            </span>
          )}
          <span>{t('profile.sessions.since', { when: formatDate(session.createdAt, locale) })}</span>
          {session.address && <span>{session.address}</span>}
        </div>
      </div>
      {session.isCurrent ? (
        <Button variant="default" size="xs" onClick={() => void signOut()}>
          {t('profile.sessions.signOut')}
        </Button>
      ) : (
        <Button
          variant="default"
          size="xs"
          aria-label={t('profile.sessions.endOf', { device: name })}
          onClick={() =>
            void endSession(session.id).then(() => toastSuccess(t('profile.sessions.ended')), toastError)
          }
        >
          {t('profile.sessions.end')}
        </Button>
      )}
    </li>
  )
}

function deviceName(userAgent: string | null, t: Translate): string {
  const { browser, system } = deviceOf(userAgent)
  if (browser && system) return t('profile.sessions.device', { browser, system })
  return browser ?? system ?? t('profile.sessions.unknown')
}
