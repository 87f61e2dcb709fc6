import { Button } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import { impersonationEnds } from '#contract/impersonations.ts'
import { useT } from '../lib/i18n.ts'
import { PublicFrame } from './public-frame.tsx'
import { SheetHead } from './sheet.tsx'

const route = getRouteApi('/impersonation-over')

/** Where a tab lands that acted as somebody and may no longer. */
export function ImpersonationOverPage() {
  const t = useT()
  const { reason, client } = route.useSearch()
  const known = impersonationEnds.find((end) => end === reason) ?? 'unknown'
  return (
    <PublicFrame>
      <SheetHead title={t('impersonation.over')}>
        <p>{t('impersonation.overAbout', { reason: t(`impersonation.ends.${known}`) })}</p>
      </SheetHead>
      <Button
        size="md"
        fullWidth
        renderRoot={(props) =>
          client ? (
            <Link {...props} to="/staff/clients/$clientId/business" params={{ clientId: client }} />
          ) : (
            <Link {...props} to="/staff" />
          )
        }
      >
        {t(client ? 'impersonation.backToClient' : 'impersonation.back')}
      </Button>
    </PublicFrame>
  )
}
