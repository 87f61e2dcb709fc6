import { UnstyledButton } from '@mantine/core'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useT } from '../../lib/i18n.ts'
import { IconSearch } from '../../ui/icons.tsx'
import classes from './search.module.css'

const load = () => import('./search-dialog.tsx')
const SearchDialog = lazy(() => load().then((module) => ({ default: module.SearchDialog })))
const keys = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘ K' : 'Ctrl K'

/** "Localizar um cadastro", in the bar at the top; Ctrl or ⌘ and K open it too. */
export function SearchButton() {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  const [isWanted, setWanted] = useState(false)

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return
      event.preventDefault()
      setWanted(true)
      setOpen(true)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])

  return (
    <>
      <UnstyledButton
        className={classes.open}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => {
          setWanted(true)
          setOpen(true)
        }}
      >
        <IconSearch size={18} aria-hidden />
        <span className={classes.openText}>{t('search.title')}</span>
        <kbd className={classes.key} aria-hidden>
          {keys}
        </kbd>
      </UnstyledButton>
      {isWanted && (
        <Suspense fallback={null}>
          <SearchDialog isOpen={isOpen} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
