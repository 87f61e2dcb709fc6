import { useQuery } from '@tanstack/react-query'
import type { Contact } from '#contract/contacts.ts'
import { fullName } from '#contract/names.ts'
import { useT } from '../../lib/i18n.ts'
import { LoadFailure } from '../../ui/load-failure.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { EmptyState, LoadingBlock } from '../../ui/states.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { ImpersonateButton } from '../impersonations/impersonate-button.tsx'
import { UndeliverableNotice } from '../recipients/undeliverable-notice.tsx'
import { useStaffCan } from '../sessions/api.ts'
import { VerifiedMark } from '../verifications/verified-mark.tsx'
import { VerifyContact } from '../verifications/verify-contact.tsx'
import { contactQuery } from './api.ts'
import { ContactForm } from './contact-form.tsx'
import { staffSubjectQuery } from './form-subject.ts'

type Props = { clientId: number; contactId: number | null }

/** The form of a client's contact with its heading, for staff. */
export function StaffContact({ clientId, contactId }: Props) {
  const t = useT()
  const { data, error, refetch } = useQuery(staffSubjectQuery(clientId, contactId))
  const mayVerify = useStaffCan('contacts:verify')
  const mayImpersonate = useStaffCan('impersonate')
  const listHref = `/staff/clients/${clientId}/contacts`
  const contact = data?.subject.contact
  const isForbidden = data !== undefined && contactId === null && !data.mayAdd
  const title = contact ? fullName(contact) : t(contactId ? 'contacts.edit' : 'contacts.add')
  if (error && !data) {
    const back = { label: t('contacts.title'), href: listHref }
    return <LoadFailure error={error} onRetry={() => void refetch()} back={back} />
  }
  return (
    <>
      <PageHeader
        title={title}
        back={{ label: data?.clientName ?? t('contacts.title'), href: listHref }}
        badge={contact && <ContactMarks contact={contact} />}
        action={
          data &&
          contact && (
            <>
              {mayVerify && <VerifyContact contact={contact} name={title} />}
              {contact.access && mayImpersonate && (
                <ImpersonateButton
                  membershipId={contact.access.membershipId}
                  userName={title}
                  clientName={data.clientName}
                />
              )}
            </>
          )
        }
      />
      {isForbidden ? (
        <EmptyState title={t('ui.error.forbidden')}>{t('ui.error.forbiddenAbout')}</EmptyState>
      ) : data ? (
        <>
          {contact && <UndeliverableNotice clientId={clientId} contactId={contact.id} />}
          <ContactForm subject={data.subject} listHref={listHref} />
        </>
      ) : (
        <LoadingBlock lines={10} />
      )}
    </>
  )
}

/** The form keeps the contact as it was opened; who checked it meanwhile shows all the same. */
function ContactMarks({ contact }: { contact: Contact }) {
  const t = useT()
  const { data = contact } = useQuery(contactQuery({ area: 'staff', clientId: contact.clientId }, contact.id))
  return (
    <>
      {!contact.access && <StatusBadge>{t('contacts.authorized')}</StatusBadge>}
      {data.recentVerification && <VerifiedMark recent={data.recentVerification} />}
    </>
  )
}
