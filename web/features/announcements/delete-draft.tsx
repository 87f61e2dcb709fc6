import { useNavigate } from '@tanstack/react-router'
import type { Announcement } from '#contract/announcements.ts'
import { useT } from '../../lib/i18n.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { toastError, toastSuccess } from '../../ui/toast.ts'
import { deleteAnnouncement, forgetAnnouncement } from './api.ts'

export function DeleteDraft({ announcement: { id } }: { announcement: Announcement }) {
  const t = useT()
  const navigate = useNavigate()

  async function remove() {
    try {
      await deleteAnnouncement(id)
    } catch (error) {
      toastError(error)
      return await forgetAnnouncement(id)
    }
    toastSuccess(t('announcements.remove.done'))
    await navigate({ to: '/staff/announcements', replace: true, ignoreBlocker: true })
  }

  return (
    <ConfirmButton
      title={t('announcements.remove.title')}
      body={t('announcements.remove.about')}
      confirm={t('announcements.remove.button')}
      isDestructive
      onConfirm={remove}
    >
      {t('announcements.remove.button')}
    </ConfirmButton>
  )
}
