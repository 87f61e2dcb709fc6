import { ProfileContent } from '../features/profile/profile-page.tsx'
import { UserMenu } from '../features/sessions/user-menu.tsx'
import { useProvider } from '../features/settings/provider.ts'
import { useT } from '../lib/i18n.ts'
import { useArea } from '../ui/area.ts'
import { Brand } from '../ui/brand.tsx'
import classes from './profile-page.module.css'

/** "Seu perfil" outside both areas: for who comes from the choice of account or from a link. */
export function ProfilePage() {
  useArea('reception')
  const t = useT()
  const { name, logoUrl } = useProvider()
  return (
    <div>
      <a href="#content" className="skip-link">
        {t('ui.skipToContent')}
      </a>
      <header className={classes.top}>
        <a href="/" className={classes.home}>
          <Brand name={name} logoUrl={logoUrl} />
        </a>
        <UserMenu />
      </header>
      <main id="content" tabIndex={-1} className={classes.main}>
        <ProfileContent />
      </main>
    </div>
  )
}
