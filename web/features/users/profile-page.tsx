import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useT } from '../../lib/i18n.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
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
  const query = useQuery({ ...ownProfileQuery, enabled: !impersonation })
  return (
    <div className={classes.page}>
      <PageHeader title={t('users.title')} />
      {impersonation && <ClosedProfile userName={impersonation.userName} />}
      {!impersonation && (
        <Loaded query={query} lines={8}>
          {(profile) => (
            <>
              <PersonSection profile={profile} />
              <EmailSection profile={profile} />
              <PasswordSection hasPassword={profile.hasPassword} />
              {children}
              <SessionsSection />
            </>
          )}
        </Loaded>
      )}
    </div>
  )
}
