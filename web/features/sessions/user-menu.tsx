import { lazy, Suspense, useState } from 'react'
import { useSession } from './api.ts'
import { AvatarButton } from './avatar-button.tsx'

const load = () => import('./user-menu-panel.tsx')
const UserMenuPanel = lazy(() => load().then((module) => ({ default: module.UserMenuPanel })))

/** The avatar at the top right, with everything about the person rather than the page. */
export function UserMenu() {
  const { user } = useSession()
  const [isWanted, setWanted] = useState(false)
  const button = (
    <AvatarButton
      user={user}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
      onClick={() => setWanted(true)}
    />
  )
  if (!isWanted) return button
  return (
    <Suspense fallback={button}>
      <UserMenuPanel />
    </Suspense>
  )
}
