import { ProfileContent } from '../features/profile/profile-page.tsx'
import { OwnPreferencesSection } from '../features/recipients/own-preferences.tsx'
import { usePortalSession } from '../features/sessions/api.ts'

/** "Seu perfil" in the client area, where the person is a contact of the account's client too. */
export function OwnProfilePage() {
  const { client } = usePortalSession()
  return (
    <ProfileContent>
      <OwnPreferencesSection key={client.id} client={client} />
    </ProfileContent>
  )
}
