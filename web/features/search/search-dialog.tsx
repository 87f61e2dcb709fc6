import { Modal } from '@mantine/core'
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useId, useState } from 'react'
import type { SearchResult } from '#contract/search.ts'
import { useT } from '../../lib/i18n.ts'
import { IconSearch } from '../../ui/icons.tsx'
import { ErrorState } from '../../ui/states.tsx'
import { useStaffCan } from '../sessions/api.ts'
import { hrefOf, searchQuery } from './api.ts'
import classes from './search.module.css'
import { SearchFoot } from './search-foot.tsx'
import { SearchResults } from './search-results.tsx'

type Props = { isOpen: boolean; onClose: () => void }

export function SearchDialog({ isOpen, onClose }: Props) {
  const t = useT()
  const isPhone = useMediaQuery('(max-width: 36em)', false, { getInitialValueInEffect: false })
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('search.title')}
      closeButtonProps={{ 'aria-label': t('ui.actions.close') }}
      size="40rem"
      yOffset="8vh"
      padding="md"
      fullScreen={isPhone}
    >
      <Search onClose={onClose} />
    </Modal>
  )
}

/** A field with its list: the focus stays in the field, the arrows choose, Enter opens (ARIA combobox). */
function Search({ onClose }: { onClose: () => void }) {
  const t = useT()
  const navigate = useNavigate()
  const seesPhones = useStaffCan('phones:view')
  const list = useId()
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const [wanted] = useDebouncedValue(text.trim(), 120)
  const { data = [], error, isFetching, refetch } = useQuery(searchQuery(wanted))
  const results = wanted === '' ? [] : data
  const chosen = results[Math.min(active, results.length - 1)]

  function open(result: SearchResult) {
    onClose()
    void navigate({ href: hrefOf(result) })
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && results.length > 0) {
      event.preventDefault()
      setActive((now) => (Math.min(now, results.length - 1) + step + results.length) % results.length)
    } else if (event.key === 'Enter' && chosen && wanted === text.trim()) {
      event.preventDefault()
      open(chosen)
    }
  }

  return (
    <div className={classes.search}>
      <div className={classes.field}>
        <IconSearch size={18} aria-hidden />
        <input
          type="text"
          role="combobox"
          aria-label={t('search.label')}
          aria-expanded={results.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={chosen && `${list}-${results.indexOf(chosen)}`}
          placeholder={t(seesPhones ? 'search.placeholder' : 'search.placeholderNoPhones')}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          data-autofocus
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <SearchResults
          id={list}
          results={results}
          chosen={chosen}
          text={wanted}
          isWaiting={isFetching}
          onChoose={(index) => setActive(index)}
          onOpen={open}
        />
      )}
      <SearchFoot chosen={chosen} />
    </div>
  )
}
