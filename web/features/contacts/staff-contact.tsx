import { useQuery } from '@tanstack/react-query'
import { useT } from '../../lib/i18n.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { EmptyState, LoadingBlock } from '../../ui/states.tsx'
import { LoadFailure } from '../clients/load-failure.tsx'
import { ImpersonateButton } from '../impersonations/impersonate-button.tsx'
import { useStaffCan } from '../sessions/api.ts'
import { ContactForm } from './contact-form.tsx'
import { staffSubjectQuery } from './form-subject.ts'

type Props = { clientId: number; contactId: number | null }

/** The form of a client's contact with its heading, for staff. */
export function StaffContact({ clientId, contactId }: Props) {
  const t = useT()
  const { data, error, refetch } = useQuery(staffSubjectQuery(clientId, contactId))
  const mayImpersonate = useStaffCan('impersonate')
  const listHref = `/staff/clients/${clientId}/contacts`
  const contact = data?.subject.contact
  const isForbidden = data !== undefined && contactId === null && !data.mayAdd
  const title = contact
    ? `${contact.firstName} ${contact.lastName}`
    : t(contactId ? 'contacts.edit' : 'contacts.add')
  if (error && !data) {
    const back = { label: t('contacts.title'), href: listHref }
    return <LoadFailure error={error} onRetry={() => void refetch()} back={back} />
  }
  return (
    <>
      <PageHeader
        title={title}
        back={{ label: data?.clientName ?? t('contacts.title'), href: listHref }}
        action={
          data &&
          contact?.access &&
          mayImpersonate && (
            <ImpersonateButton
              membershipId={contact.access.membershipId}
              userName={title}
              clientName={data.clientName}
            />
          )
        }
      />
      {isForbidden ? (
        <EmptyState title={t('ui.error.forbidden')}>{t('ui.error.forbiddenAbout')}</EmptyState>
      ) : data ? (
        <ContactForm subject={data.subject} listHref={listHref} />
      ) : (
        <LoadingBlock lines={10} />
      )}
    </>
  )
}
