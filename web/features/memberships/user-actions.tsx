import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { MembershipDetail } from '#contract/memberships.ts'
import { fullName } from '#contract/names.ts'
import { useT } from '../../lib/i18n.ts'
import { ImpersonateButton } from '../impersonations/impersonate-button.tsx'

type Props = { user: MembershipDetail; href: string; clientName: string }

/** "Editar", or "Ver" where nothing can be changed; and for staff "Logar como". */
export function UserActions({ user, href, clientName }: Props) {
  const t = useT()
  const mayEdit = user.abilities.edit === true
  const name = fullName(user)
  return (
    <span className="cell-actions">
      <Button
        variant="default"
        size="compact-sm"
        aria-label={t(mayEdit ? 'memberships.editOf' : 'memberships.viewOf', { name })}
        renderRoot={(props) => <Link {...props} to={href as '/'} />}
      >
        {t(mayEdit ? 'ui.actions.edit' : 'memberships.view')}
      </Button>
      {user.abilities.impersonate === true && (
        <ImpersonateButton size="compact-sm" membershipId={user.id} userName={name} clientName={clientName} />
      )}
    </span>
  )
}
