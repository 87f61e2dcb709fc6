import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useT } from '../../lib/i18n.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { ErrorState, LoadingBlock } from '../../ui/states.tsx'
import { useSession } from '../sessions/api.ts'
import { ownProfileQuery } from './api.ts'
import { ClosedProfile } from './closed-profile.tsx'
import { EmailSection } from './email-section.tsx'
import { PasswordSection } from './password-section.tsx'
import { PersonSection } from './person-section.tsx'
import classes from './profile-page.module.css'
import { SessionsSection } from './sessions-section.tsx'

/** "Seu perfil": what only the person may change. Stands inside any area's frame. */
export function ProfileContent({ children }: { children?: ReactNode }) {
  const t = useT()
  const { impersonation } = useSession()
  const profile = useQuery({ ...ownProfileQuery, enabled: !impersonation })
  return (
    <div className={classes.page}>
      <PageHeader title={t('users.title')} />
      {impersonation && <ClosedProfile userName={impersonation.userName} />}
      {profile.isLoading && <LoadingBlock lines={8} />}
      {profile.isError && <ErrorState error={profile.error} onRetry={() => void profile.refetch()} />}
      {profile.data && (
        <>
          <PersonSection profile={profile.data} />
          <EmailSection profile={profile.data} />
          <PasswordSection hasPassword={profile.data.hasPassword} />
          {children}
          <SessionsSection />
        </>
      )}
    </div>
  )
}
