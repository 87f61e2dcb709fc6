import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import { emailKinds, emailStates, notificationCategories } from '#contract/notifications.ts'
import { useT } from '../../lib/i18n.ts'
import type { EmailScope } from './api.ts'
import classes from './emails.module.css'
import { type EmailFilterSearch, emailSearch, type filterKeys } from './search.ts'

type Key = (typeof filterKeys)[number]
type Props = {
  scope: EmailScope
  filter: EmailFilterSearch
  onChange: (filter: EmailFilterSearch) => void
}

/** Each takes effect by itself, as it is chosen or typed. In the client area there is only the state to choose. */
export function EmailFilters({ scope, filter, onChange }: Props) {
  const t = useT()
  const send = (key: Key) => (value: string) => onChange(emailSearch({ ...filter, [key]: value }))
  const choice = (key: Key, label: string, options: { value: string; label: string }[]) => (
    <NativeSelect
      label={label}
      data={[
        { value: '', label: t(key === 'state' ? 'emails.filterAll' : 'emails.filters.any') },
        ...options,
      ]}
      value={filter[key] ?? ''}
      onChange={(event) => send(key)(event.currentTarget.value)}
    />
  )
  const states = emailStates.map((value) => ({ value, label: t(`emails.states.${value}`) }))
  if (scope.area === 'portal')
    return <search className={classes.filters}>{choice('state', t('emails.filter'), states)}</search>
  return (
    <search className={classes.filters} aria-label={t('emails.filters.title')}>
      <Typed label={t('emails.filters.text')} value={filter.text ?? ''} onSend={send('text')} />
      {choice('state', t('emails.filter'), states)}
      {choice(
        'category',
        t('emails.filters.category'),
        notificationCategories.map((value) => ({ value, label: t(`contacts.categories.${value}`) })),
      )}
      {choice(
        'template',
        t('emails.filters.template'),
        emailKinds.map((value) => ({ value, label: t(`emailTemplates.names.${value}`) })),
      )}
      <Typed type="date" label={t('emails.filters.from')} value={filter.from ?? ''} onSend={send('from')} />
      <Typed type="date" label={t('emails.filters.to')} value={filter.to ?? ''} onSend={send('to')} />
      {Object.keys(filter).length > 0 && (
        <Button variant="subtle" className={classes.clear ?? ''} onClick={() => onChange({})}>
          {t('emails.filters.clear')}
        </Button>
      )}
    </search>
  )
}

type TypedProps = { label: string; value: string; type?: 'date'; onSend: (text: string) => void }

/** Waits until one stops typing; and follows the address, which changes by itself too ("back", "clear"). */
function Typed({ label, value, type, onSend }: TypedProps) {
  const [text, setText] = useState(value)
  const sent = useRef(value)
  const sendSoon = useDebouncedCallback((wanted: string) => {
    sent.current = wanted.trim()
    onSend(wanted)
  }, 300)

  useEffect(() => {
    if (value === sent.current) return
    sent.current = value
    setText(value)
  }, [value])

  return (
    <TextInput
      label={label}
      autoComplete="off"
      maxLength={160}
      {...(type && { type })}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value)
        sendSoon(event.currentTarget.value)
      }}
    />
  )
}
