import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { providerQuery } from '../features/provider/provider.ts'
import { useT } from '../lib/i18n.ts'
import { LoadingBlock } from '../ui/states.tsx'
import { useLinkToken } from './link.ts'
import { PublicFrame } from './public-frame.tsx'
import { SetupForm } from './setup-form.tsx'
import { SheetHead } from './sheet.tsx'

/** The first visit, by the one-time link that the terminal shows. */
export function SetupPage() {
  const t = useT()
  const token = useLinkToken()
  const { data: provider } = useQuery(providerQuery)
  if (!provider) {
    return (
      <PublicFrame>
        <LoadingBlock />
      </PublicFrame>
    )
  }
  if (!provider.setupNeeded) {
    return (
      <PublicFrame>
        <SheetHead title={t('publicPages.setup.doneTitle')}>{t('publicPages.setup.done')}</SheetHead>
        <Button size="md" fullWidth renderRoot={(props) => <Link to="/sign-in" {...props} />}>
          {t('publicPages.setPassword.goSignIn')}
        </Button>
      </PublicFrame>
    )
  }
  return (
    <PublicFrame isWide={token !== ''}>
      {token === '' ? (
        <SheetHead title={t('publicPages.setup.noTokenTitle')}>{t('publicPages.setup.noToken')}</SheetHead>
      ) : (
        <>
          <SheetHead title={t('publicPages.setup.title')}>{t('publicPages.setup.about')}</SheetHead>
          <SetupForm token={token} />
        </>
      )}
    </PublicFrame>
  )
}
