import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { z } from 'zod'
import { apiSend, isApiError } from '../lib/api.ts'
import { useT } from '../lib/i18n.ts'
import { queryClient } from '../lib/query.ts'
import { Notice } from '../ui/notice.tsx'
import { ErrorState, LoadingBlock } from '../ui/states.tsx'
import { useLink, useLinkToken } from './link.ts'
import { PublicFrame } from './public-frame.tsx'
import { SheetFields, SheetFoot, SheetHead } from './sheet.tsx'

const confirmed = z.object({ email: z.string() })

/** Confirms a new access e-mail. By a button, since mail scanners open links on their own. */
export function ConfirmEmailPage() {
  const t = useT()
  const token = useLinkToken()
  const link = useLink(token)
  const confirmation = useMutation({
    mutationFn: () =>
      apiSend(
        'POST',
        confirmed,
        '/email-change-confirmations',
        { token },
        { account: null, onSignedOut: 'throw' },
      ),
    onSuccess: () => queryClient.removeQueries({ queryKey: ['session'] }),
  })
  const failure = confirmation.error ?? link.error
  if (confirmation.data) return <Confirmed email={confirmation.data.email} />
  return (
    <PublicFrame>
      {token === '' || isBroken(failure) ? (
        <Broken message={failure?.message ?? t('publicPages.setPassword.unknown')} />
      ) : link.isError ? (
        <ErrorState error={link.error} onRetry={() => void link.refetch()} />
      ) : link.isPending ? (
        <LoadingBlock />
      ) : (
        <>
          <SheetHead title={t('publicPages.confirmEmail.title')}>
            {t('publicPages.confirmEmail.about', { email: link.data.email })}
          </SheetHead>
          <SheetFields>
            {confirmation.error && (
              <Notice tone="danger" isLive>
                {confirmation.error.message}
              </Notice>
            )}
            <Button
              size="md"
              fullWidth
              loading={confirmation.isPending}
              onClick={() => confirmation.mutate()}
            >
              {t('publicPages.confirmEmail.submit')}
            </Button>
          </SheetFields>
        </>
      )}
    </PublicFrame>
  )
}

function Confirmed({ email }: { email: string }) {
  const t = useT()
  return (
    <PublicFrame>
      <SheetHead title={t('publicPages.confirmEmail.doneTitle')}>
        {t('publicPages.confirmEmail.done', { email })}
      </SheetHead>
      <Button size="md" fullWidth renderRoot={(props) => <Link to="/" {...props} />}>
        {t('publicPages.confirmEmail.goOn')}
      </Button>
    </PublicFrame>
  )
}

function Broken({ message }: { message: string }) {
  const t = useT()
  return (
    <>
      <SheetHead title={t('publicPages.setPassword.brokenTitle')}>
        <p>{message}</p>
        <p>{t('publicPages.confirmEmail.broken')}</p>
      </SheetHead>
      <SheetFoot>
        <Button variant="default" fullWidth renderRoot={(props) => <Link to="/profile" {...props} />}>
          {t('publicPages.confirmEmail.goProfile')}
        </Button>
      </SheetFoot>
    </>
  )
}

function isBroken(error: unknown): boolean {
  return isApiError(error, 'link.expired', 'link.replaced', 'link.unknown', 'link.used', 'user.email_taken')
}
