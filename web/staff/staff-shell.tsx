import { Link, Outlet } from '@tanstack/react-router'
import { TaskPanel } from '../features/background-tasks/task-panel.tsx'
import { MailBanner } from '../features/mail-status/mail-banner.tsx'
import { SearchButton } from '../features/search/search-button.tsx'
import { useSession, useStaffCan } from '../features/sessions/api.ts'
import { UserMenu } from '../features/sessions/user-menu.tsx'
import { openSettingsParts } from '../features/settings/parts.ts'
import { useProvider } from '../features/settings/provider.ts'
import { useT } from '../lib/i18n.ts'
import { AppFrame } from '../ui/app-frame.tsx'
import { useArea } from '../ui/area.ts'
import frame from '../ui/brand.module.css'
import { Brand } from '../ui/brand.tsx'
import {
  IconBuildingStore,
  IconFileInvoice,
  IconMail,
  IconPackage,
  IconSettings,
  IconSpeakerphone,
} from '../ui/icons.tsx'
import type { NavItem } from '../ui/side-nav.tsx'

/** The staff area around its pages. */
export function StaffShell() {
  useArea('workbench')
  const t = useT()
  const { name, logoUrl } = useProvider()
  const seesEmails = useStaffCan('emails:view')
  const findsClients = useStaffCan('clients:view')
  const hasTasks = [useStaffCan('clients:export'), useStaffCan('clients:import')].includes(true)
  return (
    <AppFrame
      brand={
        <Link to="/staff/clients" className={frame.link}>
          <Brand name={name} logoUrl={logoUrl} area={t('shell.staffArea')} />
        </Link>
      }
      nav={useNav()}
      search={findsClients && <SearchButton />}
      corner={<UserMenu />}
      banner={seesEmails && <MailBanner />}
      width="wide"
    >
      <Outlet />
      {hasTasks && <TaskPanel />}
    </AppFrame>
  )
}

function useNav(): NavItem[] {
  const t = useT()
  const permissions = useSession().staff?.permissions ?? []
  const items: (NavItem & { isOpen: boolean })[] = [
    {
      isOpen: permissions.includes('clients:view'),
      label: t('shell.nav.clients'),
      href: '/staff/clients',
      icon: IconBuildingStore,
    },
    {
      isOpen: permissions.includes('clients:view'),
      label: t('shell.nav.plans'),
      href: '/staff/plans',
      icon: IconPackage,
    },
    {
      isOpen: permissions.includes('invoices:view'),
      label: t('shell.nav.invoices'),
      href: '/staff/invoices',
      icon: IconFileInvoice,
    },
    {
      isOpen: permissions.includes('announcements:edit'),
      label: t('shell.nav.announcements'),
      href: '/staff/announcements',
      icon: IconSpeakerphone,
    },
    {
      isOpen: permissions.includes('emails:view'),
      label: t('shell.nav.emails'),
      href: '/staff/emails',
      icon: IconMail,
    },
    {
      isOpen: openSettingsParts(permissions).length > 0,
      label: t('shell.nav.settings'),
      href: '/staff/settings',
      icon: IconSettings,
    },
  ]
  return items.filter(({ isOpen }) => isOpen)
}
