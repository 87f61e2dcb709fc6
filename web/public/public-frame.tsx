import type { ReactNode } from 'react'
import { useProvider } from '../features/provider/provider.ts'
import { SupportContacts } from '../features/provider/support-contacts.tsx'
import { languageName } from '../lib/format.ts'
import { changeLocale, locales, useLocale, useT } from '../lib/i18n.ts'
import { useArea } from '../ui/area.ts'
import { Brand } from '../ui/brand.tsx'
import classes from './public-frame.module.css'

type Props = {
  children: ReactNode
  /** Wider than a sign-in: for the first set-up and the choice of account. */
  isWide?: boolean
  /** At the top right: the avatar, for who is signed in. */
  corner?: ReactNode
}

/** One sheet in the middle of the page, with the provider's name above and help below. */
export function PublicFrame({ children, isWide = false, corner }: Props) {
  useArea('reception')
  const t = useT()
  const { name, logoUrl, supportEmail, supportPhone } = useProvider()
  return (
    <div className={classes.page}>
      <header className={classes.top}>
        <Brand name={name} logoUrl={logoUrl} size={32} />
        {corner}
      </header>
      <main className={classes.main} data-wide={isWide || undefined}>
        <div className={classes.sheet}>{children}</div>
      </main>
      <footer className={classes.foot}>
        {(supportEmail || supportPhone) && (
          <p>
            {t('publicPages.support')} <SupportContacts />
          </p>
        )}
        {!corner && <LanguageSwitch />}
      </footer>
    </div>
  )
}

function LanguageSwitch() {
  const present = useLocale()
  return (
    <p className={classes.languages}>
      {locales.map((locale) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          aria-pressed={locale === present}
          onClick={() => void changeLocale(locale)}
        >
          {languageName(locale)}
        </button>
      ))}
    </p>
  )
}
