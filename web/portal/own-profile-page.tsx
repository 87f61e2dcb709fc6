import { OwnPreferencesSection } from '../features/recipients/own-preferences.tsx'
import { usePortalSession } from '../features/sessions/api.ts'
import { ProfileContent } from '../features/users/profile-page.tsx'

/** "Seu perfil" in the client area, where the person is a contact of the account's client too. */
export function OwnProfilePage() {
  const { client } = usePortalSession()
  return (
    <ProfileContent>
      <OwnPreferencesSection key={client.id} client={client} />
    </ProfileContent>
  )
}
