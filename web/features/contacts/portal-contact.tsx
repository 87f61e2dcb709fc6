import { useQuery } from '@tanstack/react-query'
import { useT } from '../../lib/i18n.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { ErrorState, LoadingBlock } from '../../ui/states.tsx'
import { ContactForm } from './contact-form.tsx'
import { portalSubjectQuery } from './form-subject.ts'

type Props = { clientId: number; contactId: number | null }

/** The form of a contact with its heading, for the client's own people. */
export function PortalContact({ clientId, contactId }: Props) {
  const t = useT()
  const { data, error, refetch } = useQuery(portalSubjectQuery(clientId, contactId))
  const listHref = `/c/${clientId}/contacts`
  const contact = data?.contact
  const title = contact
    ? `${contact.firstName} ${contact.lastName}`
    : t(contactId ? 'contacts.edit' : 'contacts.add')
  return (
    <>
      <PageHeader title={title} back={{ label: t('contacts.title'), href: listHref }} />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingBlock lines={10} />}
      {data && <ContactForm subject={data} listHref={listHref} />}
    </>
  )
}
