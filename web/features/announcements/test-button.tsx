import { Button } from '@mantine/core'
import { useState } from 'react'
import { type AnnouncementText, announcementText } from '#contract/announcements.ts'
import { useT } from '../../lib/i18n.ts'
import { toastError, toastSuccess } from '../../ui/toast.ts'
import { sendTest } from './api.ts'

/** Sends what is being written to whoever writes it. */
export function TestButton({ text }: { text: AnnouncementText }) {
  const t = useT()
  const [isSending, setIsSending] = useState(false)
  const checked = announcementText.safeParse(text)

  async function send() {
    if (!checked.success) return
    setIsSending(true)
    try {
      await sendTest(checked.data)
      toastSuccess(t('announcements.tested'))
    } catch (error) {
      toastError(error)
    } finally {
      setIsSending(false)
    }
  }

  return (
    <div>
      <Button variant="default" loading={isSending} disabled={!checked.success} onClick={() => void send()}>
        {t('announcements.test')}
      </Button>
    </div>
  )
}
