import type { ReactNode } from 'react'
import { useProvider } from '../features/provider/provider.ts'
import { Brand } from '../ui/brand.tsx'
import classes from './top-bar.module.css'

/** The provider's name, which leads home, above pages that stand outside both areas. */
export function TopBar({ children }: { children?: ReactNode }) {
  const { name, logoUrl } = useProvider()
  return (
    <header className={classes.top}>
      <a href="/" className={classes.home}>
        <Brand name={name} logoUrl={logoUrl} />
      </a>
      {children}
    </header>
  )
}
