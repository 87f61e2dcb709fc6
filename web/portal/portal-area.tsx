import { lazy, Suspense } from 'react'
import { useClientId, useSession } from '../features/sessions/api.ts'
import { hasAccount } from '../features/sessions/places.ts'
import { hasUnsaved } from '../lib/unsaved.ts'
import { PortalShell } from './portal-shell.tsx'

const NoAccountPage = lazy(() =>
  import('../public/no-account-page.tsx').then((module) => ({ default: module.NoAccountPage })),
)

/** The client area, or why it is closed to who came; also to whom it was open until now, once nothing is unsaved. */
export function PortalArea() {
  const clientId = useClientId()
  if (hasAccount(useSession(), clientId) || hasUnsaved()) return <PortalShell />
  return (
    <Suspense>
      <NoAccountPage clientId={clientId} />
    </Suspense>
  )
}
