import type { Ref } from 'react'
import { HrefLink } from './href-link.tsx'
import classes from './link-tabs.module.css'

type Props = {
  label: string
  tabs: { href: string; label: string }[]
  /** Where there is room the tabs stand beside what they open, below each other. */
  isBeside?: boolean
  ref?: Ref<HTMLElement>
}

/** The parts of a page. They are addresses, so they are links. */
export function LinkTabs({ label, tabs, isBeside = false, ref }: Props) {
  return (
    <nav ref={ref} aria-label={label} className={classes.tabs} data-beside={isBeside || undefined}>
      <ul className={classes.list}>
        {tabs.map((tab) => (
          <li key={tab.href}>
            <HrefLink href={tab.href} className={classes.tab} resetScroll={false}>
              {tab.label}
            </HrefLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
