import { UserMenu } from '../features/sessions/user-menu.tsx'
import { ProfileContent } from '../features/users/profile-page.tsx'
import { useT } from '../lib/i18n.ts'
import { useArea } from '../ui/area.ts'
import classes from './profile-page.module.css'
import { TopBar } from './top-bar.tsx'

/** "Seu perfil" outside both areas: for who comes from the choice of account or from a link. */
export function ProfilePage() {
  useArea('reception')
  const t = useT()
  return (
    <div>
      <a href="#content" className="skip-link">
        {t('ui.skipToContent')}
      </a>
      <TopBar>
        <UserMenu />
      </TopBar>
      <main id="content" tabIndex={-1} className={classes.main}>
        <ProfileContent />
      </main>
    </div>
  )
}
