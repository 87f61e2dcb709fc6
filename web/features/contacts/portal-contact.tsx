import { useQuery } from '@tanstack/react-query'
import { fullName } from '#contract/names.ts'
import { useT } from '../../lib/i18n.ts'
import { LoadFailure } from '../../ui/load-failure.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { LoadingBlock } from '../../ui/states.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { OtherAccounts } from '../sessions/other-accounts.tsx'
import { ContactForm } from './contact-form.tsx'
import { portalSubjectQuery } from './form-subject.ts'

type Props = { clientId: number; contactId: number | null }

/** The form of a contact with its heading, for the client's own people. */
export function PortalContact({ clientId, contactId }: Props) {
  const t = useT()
  const { data, error, refetch } = useQuery(portalSubjectQuery(clientId, contactId))
  const listHref = `/c/${clientId}/contacts`
  const contact = data?.contact
  const title = contact ? fullName(contact) : t(contactId ? 'contacts.edit' : 'contacts.add')
  if (error && !data) {
    const back = { label: t('contacts.title'), href: listHref }
    return (
      <LoadFailure error={error} onRetry={() => void refetch()} back={back}>
        <OtherAccounts />
      </LoadFailure>
    )
  }
  return (
    <>
      <PageHeader
        title={title}
        badge={contact && !contact.access && <StatusBadge>{t('contacts.authorized')}</StatusBadge>}
        back={{ label: t('contacts.title'), href: listHref }}
      />
      {data ? <ContactForm subject={data} listHref={listHref} /> : <LoadingBlock lines={10} />}
    </>
  )
}
