import { useParams } from '@tanstack/react-router'
import { PortalContact } from '../features/contacts/portal-contact.tsx'
import { useClientId } from '../features/sessions/api.ts'
import { Allowed } from './allowed.tsx'

/** A contact of one's own client; without an id in the address, a new one. */
export function ContactPage() {
  const clientId = useClientId()
  const { contactId } = useParams({ strict: false })
  return (
    <Allowed permission="contacts:manage">
      <PortalContact
        key={contactId ?? 'new'}
        clientId={clientId}
        contactId={contactId === undefined ? null : Number(contactId)}
      />
    </Allowed>
  )
}
