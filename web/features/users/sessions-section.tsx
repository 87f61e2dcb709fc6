import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { SessionItem } from '#contract/sessions.ts'
import { formatDate, formatRelative } from '../../lib/format.ts'
import { type Translate, useLocale, useT } from '../../lib/i18n.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { IconDeviceDesktop, IconDeviceMobile } from '../../ui/icons.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Section } from '../../ui/section.tsx'
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
      title={t('users.sessions.title')}
      about={t('users.sessions.about')}
      action={
        hasOthers && (
          <ConfirmButton
            title={t('users.sessions.endOthersTitle')}
            body={t('users.sessions.endOthersAbout')}
            confirm={t('users.sessions.endOthers')}
            onConfirm={() =>
              endOtherSessions().then(() => toastSuccess(t('users.sessions.othersEnded')), toastError)
            }
          >
            {t('users.sessions.endOthers')}
          </ConfirmButton>
        )
      }
    >
      <Loaded query={sessions} lines={3}>
        <ul className="plain-list">
          {sessions.data?.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </ul>
      </Loaded>
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
          {session.isCurrent && <StatusBadge tone="good">{t('users.sessions.current')}</StatusBadge>}
        </div>
        <div className={classes.more}>
          {!session.isCurrent && (
            <span>{t('users.sessions.lastSeen', { when: formatRelative(session.lastSeenAt, locale) })}</span>
          )}
          <span>{t('users.sessions.since', { when: formatDate(session.createdAt, locale) })}</span>
          {session.address && <span>{session.address}</span>}
        </div>
      </div>
      {session.isCurrent ? (
        <Button variant="default" size="xs" onClick={() => void signOut()}>
          {t('users.sessions.signOut')}
        </Button>
      ) : (
        <Button
          variant="default"
          size="xs"
          aria-label={t('users.sessions.endOf', { device: name })}
          onClick={() =>
            void endSession(session.id).then(() => toastSuccess(t('users.sessions.ended')), toastError)
          }
        >
          {t('users.sessions.end')}
        </Button>
      )}
    </li>
  )
}

function deviceName(userAgent: string | null, t: Translate): string {
  const { browser, system } = deviceOf(userAgent)
  if (browser && system) return t('users.sessions.device', { browser, system })
  return browser ?? system ?? t('users.sessions.unknown')
}
