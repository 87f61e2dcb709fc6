import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useT } from '../lib/i18n.ts'
import { Notice } from '../ui/notice.tsx'
import { acceptInvitation, type OfferProps, useEnter } from './invitation.ts'
import { SheetFields } from './sheet.tsx'

/** For whoever is signed in as the person invited: one click. */
export function AcceptSignedIn({ token, invitation }: OfferProps) {
  const t = useT()
  const enter = useEnter(invitation)
  const acceptance = useMutation({
    mutationFn: () => acceptInvitation({ token, as: 'signed_in_user' }),
    onSuccess: enter,
  })
  return (
    <SheetFields>
      {acceptance.error && (
        <Notice tone="danger" isLive>
          {acceptance.error.message}
        </Notice>
      )}
      <Button
        size="md"
        fullWidth
        // Until the next page is there, too: a second click would find the invitation used.
        loading={acceptance.isPending || acceptance.isSuccess}
        onClick={() => acceptance.mutate()}
      >
        {t('publicPages.invitation.accept')}
      </Button>
    </SheetFields>
  )
}
