import { useQuery } from '@tanstack/react-query'
import { useT } from '../../lib/i18n.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { ErrorState, LoadingBlock } from '../../ui/states.tsx'
import { ContactForm } from './contact-form.tsx'
import { staffSubjectQuery } from './form-subject.ts'

type Props = { clientId: number; contactId: number | null }

/** The form of a client's contact with its heading, for staff. */
export function StaffContact({ clientId, contactId }: Props) {
  const t = useT()
  const { data, error, refetch } = useQuery(staffSubjectQuery(clientId, contactId))
  const listHref = `/staff/clients/${clientId}/contacts`
  const contact = data?.subject.contact
  const title = contact
    ? `${contact.firstName} ${contact.lastName}`
    : t(contactId ? 'contacts.edit' : 'contacts.add')
  return (
    <>
      <PageHeader title={title} back={{ label: data?.clientName ?? t('contacts.title'), href: listHref }} />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingBlock lines={10} />}
      {data && <ContactForm subject={data.subject} listHref={listHref} />}
    </>
  )
}
