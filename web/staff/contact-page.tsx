import { useParams } from '@tanstack/react-router'
import { StaffContact } from '../features/contacts/staff-contact.tsx'

/** A client's contact; without an id in the address, a new one. */
export function ContactPage() {
  const { clientId, contactId } = useParams({ strict: false })
  return (
    <StaffContact
      key={contactId ?? 'new'}
      clientId={Number(clientId)}
      contactId={contactId === undefined ? null : Number(contactId)}
    />
  )
}
