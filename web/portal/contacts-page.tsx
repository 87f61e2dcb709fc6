import { Button } from '@mantine/core'
import { useMemo } from 'react'
import type { ContactScope } from '../features/contacts/api.ts'
import { ContactsTable } from '../features/contacts/contacts-table.tsx'
import { useProvider } from '../features/provider/provider.ts'
import { usePortalSession } from '../features/sessions/api.ts'
import { OwnPin } from '../features/verifications/own-pin.tsx'
import { useT } from '../lib/i18n.ts'
import { HrefLink } from '../ui/href-link.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { EmptyState } from '../ui/states.tsx'
import { Allowed } from './allowed.tsx'

export function ContactsPage() {
  return (
    <Allowed permission="contacts:manage">
      <Contacts />
    </Allowed>
  )
}

function Contacts() {
  const t = useT()
  const { client } = usePortalSession()
  const { name } = useProvider()
  const scope = useMemo<ContactScope>(() => ({ area: 'portal', clientId: client.id }), [client.id])
  const listHref = `/c/${client.id}/contacts`
  return (
    <>
      <PageHeader
        title={t('contacts.title')}
        subtitle={t('contacts.portalAbout', { provider: name, client: client.tradeName })}
        action={
          <Button renderRoot={(props) => <HrefLink {...props} href={`${listHref}/new`} />}>
            {t('contacts.addPlus')}
          </Button>
        }
      />
      <ContactsTable scope={scope} listHref={listHref} empty={<EmptyState title={t('contacts.empty')} />} />
      <OwnPin />
    </>
  )
}
