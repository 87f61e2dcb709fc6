import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { isApiError } from '../lib/api.ts'
import { useT } from '../lib/i18n.ts'
import { ErrorState } from '../ui/states.tsx'
import classes from './broken-link.module.css'
import { SheetHead } from './sheet.tsx'

const reasons = {
  'link.expired': 'expired',
  'link.used': 'used',
  'link.replaced': 'replaced',
  'link.unknown': 'unknown',
} as const

/** Why a link of an e-mail no longer works, and the way to a new one. `error` is null when there was no token. */
export function BrokenLink({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useT()
  const code = error === null ? 'link.unknown' : isApiError(error) ? error.code : undefined
  const reason = reasons[code as keyof typeof reasons]
  if (!reason) return <ErrorState error={error} onRetry={onRetry} />
  return (
    <>
      <SheetHead title={t('publicPages.setPassword.brokenTitle')}>
        {t(`publicPages.setPassword.${reason}`)}
      </SheetHead>
      <div className={classes.actions}>
        <Button renderRoot={(props) => <Link to="/recover-password" {...props} />}>
          {t('publicPages.setPassword.askNew')}
        </Button>
        <Button variant="default" renderRoot={(props) => <Link to="/sign-in" {...props} />}>
          {t('publicPages.setPassword.goSignIn')}
        </Button>
      </div>
    </>
  )
}
