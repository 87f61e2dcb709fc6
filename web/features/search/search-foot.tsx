import type { SearchResult } from '#contract/search.ts'
import { useT } from '../../lib/i18n.ts'
import { ImpersonateButton } from '../impersonations/impersonate-button.tsx'
import { useStaffCan } from '../sessions/api.ts'
import classes from './search.module.css'

/** The keys; and "Logar como" for the person chosen, where there is an access to use. */
export function SearchFoot({ chosen }: { chosen: SearchResult | undefined }) {
  const t = useT()
  const mayImpersonate = useStaffCan('impersonate')
  return (
    <div className={classes.foot}>
      <ul className={classes.keys}>
        <li>
          <kbd className={classes.key}>↑</kbd> <kbd className={classes.key}>↓</kbd> {t('search.move')}
        </li>
        <li>
          <kbd className={classes.key}>Enter</kbd> {t('search.open')}
        </li>
        <li>
          <kbd className={classes.key}>Esc</kbd> {t('search.close')}
        </li>
      </ul>
      {mayImpersonate && chosen && chosen.membershipId !== null && (
        <ImpersonateButton
          size="xs"
          membershipId={chosen.membershipId}
          userName={chosen.name}
          clientName={chosen.clientName}
        />
      )}
    </div>
  )
}
