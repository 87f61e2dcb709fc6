import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useT } from '../../lib/i18n.ts'
import { Notice } from '../../ui/notice.tsx'
import { usePortalSession, useSession } from './api.ts'
import { placesOf } from './places.ts'

/** Where something is not found in the account at hand: somebody with several may be in the wrong one. */
export function OtherAccounts() {
  const t = useT()
  const { client } = usePortalSession()
  if (placesOf(useSession()) < 2) return null
  return (
    <Notice
      actions={
        <Anchor size="sm" renderRoot={(props) => <Link to="/accounts" {...props} />}>
          {t('shell.menu.switchAccount')}
        </Anchor>
      }
    >
      {t('shell.otherAccounts', { client: client.tradeName })}
    </Notice>
  )
}
