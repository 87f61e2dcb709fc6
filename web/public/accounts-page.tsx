import { Button, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type SubmitEvent, useDeferredValue, useState } from 'react'
import type { Account } from '#contract/sessions.ts'
import { useSession } from '../features/sessions/api.ts'
import { byLastUse, matching } from '../features/sessions/places.ts'
import { UserMenu } from '../features/sessions/user-menu.tsx'
import { useT } from '../lib/i18n.ts'
import { IconSearch } from '../ui/icons.tsx'
import { EmptyState } from '../ui/states.tsx'
import { AccountRow, StaffRow } from './account-rows.tsx'
import classes from './accounts-page.module.css'
import { moveFocus } from './move-focus.ts'
import { PublicFrame } from './public-frame.tsx'
import { SheetHead } from './sheet.tsx'

const searchFrom = 9
/** More are a list to search in rather than to look through, and would make typing slow. */
const atOnce = 50

/** The places where a signed-in person may go. */
export function AccountsPage() {
  const t = useT()
  const { accounts, staff } = useSession()
  const [text, setText] = useState('')
  const [isWhole, setWhole] = useState(false)
  // Typing goes first; the list of an accountant's hundreds follows as fast as it can.
  const wanted = useDeferredValue(text)
  const ordered = useSteadyOrder(accounts)
  const shown = matching(ordered, wanted)
  const navigate = useNavigate()

  function openFirst(event: SubmitEvent) {
    event.preventDefault()
    // Of what was typed, not of what is drawn yet.
    const first = matching(ordered, text)[0]
    if (text === '' && staff) void navigate({ to: '/staff/clients' })
    else if (first) void navigate({ to: '/c/$clientId', params: { clientId: String(first.clientId) } })
  }

  return (
    <PublicFrame corner={<UserMenu />}>
      <SheetHead title={t('entry.accounts.title')}>{t('entry.accounts.about')}</SheetHead>
      <form role="search" onSubmit={openFirst} className={classes.finder}>
        {accounts.length >= searchFrom && (
          <>
            <TextInput
              type="search"
              autoFocus
              aria-label={t('entry.accounts.search')}
              placeholder={t('entry.accounts.search')}
              leftSection={<IconSearch size={16} aria-hidden />}
              value={text}
              onKeyDown={moveFocus}
              onChange={(event) => {
                setText(event.currentTarget.value)
                setWhole(false)
              }}
            />
            <p className={classes.found}>
              <span role="status">
                {shown.length > 0
                  ? t('entry.accounts.count', { count: shown.length })
                  : t('entry.accounts.noneFound', { text: wanted })}
              </span>
              {shown.length > 0 && <span className={classes.keys}>{t('entry.accounts.keys')}</span>}
            </p>
          </>
        )}
        <ul className={classes.list}>
          {staff && wanted === '' && <StaffRow role={staff.role} />}
          {(isWhole ? shown : shown.slice(0, atOnce)).map((account) => (
            <AccountRow key={account.clientId} account={account} />
          ))}
        </ul>
        {!isWhole && shown.length > atOnce && (
          <Button variant="subtle" fullWidth onKeyDown={moveFocus} onClick={() => setWhole(true)}>
            {t('entry.accounts.rest', { count: shown.length - atOnce })}
          </Button>
        )}
      </form>
      {accounts.length === 0 && !staff && (
        <EmptyState title={t('entry.accounts.empty')}>{t('entry.accounts.emptyAbout')}</EmptyState>
      )}
    </PublicFrame>
  )
}

/** Last used first, as of when the page was opened: nothing may move away from under somebody's hand. */
function useSteadyOrder(accounts: readonly Account[]): Account[] {
  const [rank] = useState(() => new Map(byLastUse(accounts).map(({ clientId }, place) => [clientId, place])))
  const placeOf = ({ clientId }: Account) => rank.get(clientId) ?? rank.size
  return [...accounts].sort((one, other) => placeOf(one) - placeOf(other))
}
