import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Announcement } from '#contract/announcements.ts'
import { useT } from '../../lib/i18n.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { toastError, toastSuccess } from '../../ui/toast.ts'
import { type Change, changeAnnouncement, forgetAnnouncement } from './api.ts'

const done = {
  unschedule: 'announcements.unscheduled',
  pause: 'announcements.paused',
  resume: 'announcements.resumed',
  cancel: 'announcements.cancel.done',
} as const

/** What can be done with one that is scheduled or under way. */
export function ChangeButtons({ announcement: { id, abilities } }: { announcement: Announcement }) {
  const t = useT()
  const [running, setRunning] = useState<Change | null>(null)

  async function run(change: Change) {
    setRunning(change)
    try {
      await changeAnnouncement(id, change)
      toastSuccess(t(done[change]))
    } catch (error) {
      toastError(error)
      await forgetAnnouncement(id)
    } finally {
      setRunning(null)
    }
  }

  return (
    <>
      {abilities.cancel === true && (
        <ConfirmButton
          title={t('announcements.cancel.title')}
          body={t('announcements.cancel.about')}
          confirm={t('announcements.cancel.button')}
          cancel={t('announcements.cancel.back')}
          isDestructive
          onConfirm={() => run('cancel')}
        >
          {t('announcements.cancel.button')}
        </ConfirmButton>
      )}
      {(['unschedule', 'pause', 'resume'] as const)
        .filter((change) => abilities[change] === true)
        .map((change) => (
          <Button
            key={change}
            variant={change === 'resume' ? 'filled' : 'default'}
            loading={running === change}
            onClick={() => void run(change)}
          >
            {t(`announcements.${change}`)}
          </Button>
        ))}
    </>
  )
}
