import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { Contact } from '#contract/contacts.ts'
import { fullName } from '#contract/names.ts'
import { clientQuery } from '../features/clients/api.ts'
import { ContactsTable } from '../features/contacts/contacts-table.tsx'
import { useStaffCan } from '../features/sessions/api.ts'
import { VerifyContact } from '../features/verifications/verify-contact.tsx'
import { useT } from '../lib/i18n.ts'
import { EmptyState } from '../ui/states.tsx'
import classes from './client-record.module.css'

const route = getRouteApi('/staff/clients/$clientId/contacts')

export function ClientContactsPage() {
  const t = useT()
  const { clientId } = route.useParams()
  const { data: client } = useSuspenseQuery(clientQuery(Number(clientId)))
  const mayVerify = useStaffCan('contacts:verify')
  const mayAdd = client.abilities.addContact === true
  return (
    <>
      {mayAdd && client.primaryContactId !== null && (
        <div className={classes.bar}>
          <NewContact clientId={clientId} />
        </div>
      )}
      <ContactsTable
        scope={{ area: 'staff', clientId: Number(clientId) }}
        listHref={`/staff/clients/${clientId}/contacts`}
        {...(mayVerify && {
          rowActions: (contact: Contact) => (
            <VerifyContact
              contact={contact}
              name={fullName(contact)}
              label={t('verification.verifyShort')}
              size="compact-sm"
            />
          ),
        })}
        empty={
          <EmptyState title={t('contacts.empty')} action={mayAdd && <NewContact clientId={clientId} />}>
            {t(mayAdd ? 'contacts.emptyAbout' : 'contacts.emptyReader')}
          </EmptyState>
        }
      />
    </>
  )
}

function NewContact({ clientId }: { clientId: string }) {
  const t = useT()
  return (
    <Button
      renderRoot={(props) => (
        <Link {...props} to="/staff/clients/$clientId/contacts/new" params={{ clientId }} />
      )}
    >
      {t('contacts.add')}
    </Button>
  )
}
