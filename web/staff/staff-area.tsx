import { lazy, Suspense } from 'react'
import { useSession } from '../features/sessions/api.ts'
import { hasUnsaved } from '../lib/unsaved.ts'
import { StaffShell } from './staff-shell.tsx'

const NoAccountPage = lazy(() =>
  import('../public/no-account-page.tsx').then((module) => ({ default: module.NoAccountPage })),
)

/** The staff area, or why it is closed to who came; also to whom it was open until now, once nothing is unsaved. */
export function StaffArea() {
  if (useSession().staff || hasUnsaved()) return <StaffShell />
  return (
    <Suspense>
      <NoAccountPage clientId={null} />
    </Suspense>
  )
}
