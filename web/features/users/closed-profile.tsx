import { useT } from '../../lib/i18n.ts'
import { EmptyState } from '../../ui/states.tsx'

/** In place of the profile while somebody else looks with the person's eyes. */
export function ClosedProfile({ userName }: { userName: string }) {
  const t = useT()
  return (
    <EmptyState title={t('impersonation.profileClosed')}>
      {t('impersonation.profileClosedAbout', { name: userName })}
    </EmptyState>
  )
}
