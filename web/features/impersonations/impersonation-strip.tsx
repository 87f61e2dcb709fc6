import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { PortalSession } from '#contract/sessions.ts'
import { useT } from '../../lib/i18n.ts'
import { queryClient } from '../../lib/query.ts'
import { IconEye } from '../../ui/icons.tsx'
import { toastError } from '../../ui/toast.ts'
import { leaveImpersonation } from './api.ts'
import classes from './impersonations.module.css'

type Props = {
  impersonation: NonNullable<PortalSession['impersonation']>
  client: PortalSession['client']
}

/** Whose eyes this tab sees with, for how long, and the way back; never out of sight. */
export function ImpersonationStrip({ impersonation, client }: Props) {
  const t = useT()
  const minutes = useMinutesUntil(impersonation.expiresAt)
  const [isLeaving, setLeaving] = useState(false)

  async function leave() {
    setLeaving(true)
    try {
      await leaveImpersonation()
      location.assign(`/staff/clients/${client.id}/users`)
    } catch (error) {
      setLeaving(false)
      toastError(error)
    }
  }

  return (
    <section className={classes.strip} aria-label={t('impersonation.strip')}>
      <IconEye size={18} stroke={1.75} className={classes.eye} aria-hidden />
      <p className={classes.who}>
        <strong>{t('impersonation.seeingAs', { name: impersonation.userName })}</strong>
        <span className={classes.reason} title={impersonation.reason}>
          {t('impersonation.because', { reason: impersonation.reason })}
        </span>
      </p>
      <span className={classes.left}>{t('impersonation.left', { count: minutes })}</span>
      <Button size="xs" variant="white" color="dark" loading={isLeaving} onClick={() => void leave()}>
        {t('impersonation.leave')}
      </Button>
    </section>
  )
}

/** Whole minutes, rounded up. At the end the server is asked, which says that it is over. */
function useMinutesUntil(iso: string): number {
  const until = () => Math.max(0, Math.ceil((Date.parse(iso) - Date.now()) / 60_000))
  const [minutes, setMinutes] = useState(until)
  useEffect(() => {
    const timer = setInterval(() => {
      setMinutes(until)
      if (until() === 0) void queryClient.invalidateQueries({ queryKey: ['portal'] })
    }, 10_000)
    return () => clearInterval(timer)
  })
  return minutes
}
