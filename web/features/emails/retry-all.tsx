import { Button } from '@mantine/core'
import { useState } from 'react'
import { useT } from '../../lib/i18n.ts'
import { confirmAction } from '../../ui/confirm-action.tsx'
import { toastError, toastSuccess } from '../../ui/toast.ts'
import { useSession } from '../sessions/api.ts'
import { type EmailScope, retryEmails } from './api.ts'
import classes from './emails.module.css'
import type { EmailFilterSearch } from './search.ts'

/** Above a list of failed messages: all of them once more. */
export function RetryAll({ scope, filter }: { scope: EmailScope; filter: EmailFilterSearch }) {
  const t = useT()
  const { staff } = useSession()
  const [isSending, setIsSending] = useState(false)
  if (!staff?.permissions.includes('emails:retry')) return null

  async function retry() {
    const isMeant = await confirmAction({
      title: t('emails.retryAll.title'),
      body: t('emails.retryAll.about'),
      confirm: t('emails.retryAll.button'),
    })
    if (!isMeant) return
    setIsSending(true)
    await retryEmails(scope.clientId, filter)
      .then((count) =>
        toastSuccess(count === 0 ? t('emails.retryAll.none') : t('emails.retryAll.queued', { count })),
      )
      .catch(toastError)
      .finally(() => setIsSending(false))
  }

  return (
    <Button
      className={classes.retryAll ?? ''}
      variant="default"
      loading={isSending}
      onClick={() => void retry()}
    >
      {t('emails.retryAll.button')}
    </Button>
  )
}
