import { useQuery } from '@tanstack/react-query'
import { useT } from '../../lib/i18n.ts'
import { LoadFailure } from '../../ui/load-failure.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { EmptyState, LoadingBlock } from '../../ui/states.tsx'
import type { ClientScope } from '../clients/scope.ts'
import { InviteForm } from './invite-form.tsx'
import { type InviteSubject, inviteSubjectQuery } from './invite-subject.ts'

type Props = { scope: ClientScope; listHref: string }

/** "Adicionar usuário", for staff and for the client's own people. */
export function InvitePage({ scope, listHref }: Props) {
  const t = useT()
  const { data, error, refetch } = useQuery(inviteSubjectQuery(scope))
  const back = { label: t('memberships.title'), href: listHref }
  if (error && !data) return <LoadFailure error={error} onRetry={() => void refetch()} back={back} />
  const label = data && scope.area === 'staff' ? `${data.clientName} · ${back.label}` : back.label
  return (
    <>
      <PageHeader title={t('memberships.add')} back={{ ...back, label }} />
      {data ? <Body subject={data} listHref={listHref} /> : <LoadingBlock lines={10} />}
    </>
  )
}

function Body({ subject, listHref }: { subject: InviteSubject; listHref: string }) {
  const t = useT()
  if (subject.mayInvite) return <InviteForm subject={subject} listHref={listHref} />
  if (subject.session)
    return <EmptyState title={t('memberships.add')}>{t('memberships.locks.impersonating')}</EmptyState>
  return <EmptyState title={t('ui.error.forbidden')}>{t('ui.error.forbiddenAbout')}</EmptyState>
}
