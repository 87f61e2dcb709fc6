import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import { useT } from '../lib/i18n.ts'
import { type NavItem, SideNav } from './side-nav.tsx'

type Props = { brand: ReactNode; items: NavItem[]; isOpen: boolean; onClose: () => void }

/** The menu on narrow screens. */
export function NavDrawer({ brand, items, isOpen, onClose }: Props) {
  const t = useT()
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      size="17rem"
      title={brand}
      closeButtonProps={{ 'aria-label': t('ui.nav.close') }}
    >
      <SideNav items={items} onGo={onClose} />
    </Drawer>
  )
}
