import { useQuery } from '@tanstack/react-query'
import { fullName } from '#contract/names.ts'
import { useT } from '../../lib/i18n.ts'
import { LoadFailure } from '../../ui/load-failure.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { LoadingBlock } from '../../ui/states.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import type { ClientScope } from '../clients/scope.ts'
import { ImpersonateButton } from '../impersonations/impersonate-button.tsx'
import { UserForm } from './user-form.tsx'
import { userSubjectQuery } from './user-subject.ts'

type Props = { scope: ClientScope; membershipId: number; listHref: string }

/** Somebody who may sign in, with what they may do; for staff and for the client's own people. */
export function UserPage({ scope, membershipId, listHref }: Props) {
  const t = useT()
  const { data, error, refetch } = useQuery(userSubjectQuery(scope, membershipId))
  const back = { label: t('memberships.title'), href: listHref }
  if (error && !data) return <LoadFailure error={error} onRetry={() => void refetch()} back={back} />
  if (!data) {
    return (
      <>
        <PageHeader title={t('memberships.edit')} back={back} />
        <LoadingBlock lines={10} />
      </>
    )
  }
  const { user, clientName } = data
  const name = fullName(user)
  return (
    <>
      <PageHeader
        title={name}
        back={scope.area === 'staff' ? { ...back, label: `${clientName} · ${back.label}` } : back}
        badge={user.isPrimary && <StatusBadge tone="good">{t('memberships.primary')}</StatusBadge>}
        action={
          user.abilities.impersonate === true && (
            <ImpersonateButton membershipId={user.id} userName={name} clientName={clientName} />
          )
        }
      />
      <UserForm subject={data} listHref={listHref} />
    </>
  )
}
