import type { ReactNode } from 'react'
import type { ClientPermission } from '#contract/access.ts'
import { useFreshPermissions, useIsOpen } from '../features/portal-home/open.ts'
import { SupportContacts } from '../features/provider/support-contacts.tsx'
import { usePortalSession } from '../features/sessions/api.ts'
import { useT } from '../lib/i18n.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { EmptyState } from '../ui/states.tsx'

type Props = {
  permission: ClientPermission
  /** Stays open to the people of a suspended client. */
  whileSuspended?: boolean
  children: ReactNode
}

/** The page for whoever holds the permission; a kind word for others who came by its address. */
export function Allowed({ permission, whileSuspended = false, children }: Props) {
  const t = useT()
  useFreshPermissions()
  const isOpen = useIsOpen(permission, whileSuspended)
  const { client } = usePortalSession()
  if (isOpen) return children
  if (client.suspended && !whileSuspended) {
    return (
      <>
        <PageHeader title={t(`access.permissions.${permission}`)} />
        <EmptyState title={t('portalHome.suspended')}>{t('portalHome.suspendedAbout')}</EmptyState>
      </>
    )
  }
  return (
    <>
      <PageHeader title={t('ui.error.forbidden')} />
      <EmptyState title={t(`access.permissions.${permission}`)}>
        <p>{t('ui.error.forbiddenAbout')}</p>
        <SupportContacts />
      </EmptyState>
    </>
  )
}
