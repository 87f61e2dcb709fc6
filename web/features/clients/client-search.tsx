import { Button, CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useT } from '../../lib/i18n.ts'
import classes from './client-search.module.css'

/** What the list is searched for lives in the address: a search can be shared and gone back to. */
export function ClientSearch({ search }: { search: string }) {
  const t = useT()
  const [text, setText] = useState(search)
  const sent = useRef(search)
  const goTo = useSearchAddress()
  const sendSoon = useDebouncedCallback(send, 300)

  // The address changes by itself too: "back", a link, "clear".
  useEffect(() => {
    if (search === sent.current) return
    sent.current = search
    setText(search)
  }, [search])

  function send(wanted: string) {
    sent.current = wanted.trim()
    goTo(wanted)
  }

  function clear() {
    setText('')
    send('')
  }

  return (
    <search className={classes.search}>
      <TextInput
        type="search"
        aria-label={t('clients.search')}
        placeholder={t('clients.searchPlaceholder')}
        autoComplete="off"
        maxLength={120}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={text && <CloseButton size="sm" aria-label={t('clients.clearSearch')} onClick={clear} />}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          sendSoon(event.currentTarget.value)
        }}
      />
    </search>
  )
}

export function ClearSearch() {
  const t = useT()
  const goTo = useSearchAddress()
  return (
    <Button variant="default" onClick={() => goTo('')}>
      {t('clients.clearSearch')}
    </Button>
  )
}

function useSearchAddress() {
  const navigate = useNavigate()
  return (text: string) => {
    const search = text.trim()
    void navigate({ to: '/staff/clients', search: search ? { search } : {}, replace: true })
  }
}
