import { NativeSelect, TextInput, type TextInputProps } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { clientStatuses, paymentStatuses, paymentTypes } from '#contract/client-columns.ts'
import { type Translate, useT } from '../../lib/i18n.ts'
import { allRows } from '../../lib/query.ts'
import { plansQuery } from '../plans/api.ts'
import classes from './client-list.module.css'
import { type ClientFilterSearch, clientListSearch, type filterKeys } from './list-search.ts'

type Key = (typeof filterKeys)[number]
type Change = { [K in Key]?: ClientFilterSearch[K] | undefined }
type Props = { search: ClientFilterSearch; onChange: (change: Change) => void }

/** Every filter of the list; each takes effect by itself, as it is chosen or typed. */
export function FilterFields({ search, onChange }: Props) {
  const t = useT()
  const send = (key: Key) => (value: string) => onChange({ [key]: clientListSearch({ [key]: value })[key] })
  return (
    <fieldset className={classes.fields} aria-label={t('clientList.filters.title')}>
      <TypedFilter name="tradeName" search={search} onSend={send('tradeName')} maxLength={160} />
      <TypedFilter name="legalName" search={search} onSend={send('legalName')} maxLength={160} />
      <Choice
        name="status"
        search={search}
        options={clientStatuses.map((value) => ({ value, label: t(`clientList.statuses.${value}`) }))}
        onChoose={send('status')}
      />
      <PlanChoice search={search} onChoose={send('planId')} />
      <TypedFilter name="id" search={search} onSend={send('id')} inputMode="numeric" maxLength={15} />
      <Choice
        name="suspended"
        search={search}
        options={suspensions(t)}
        onChoose={(value) => onChange({ suspended: value === '' ? undefined : value === 'true' })}
      />
      <TypedFilter name="createdFrom" search={search} onSend={send('createdFrom')} type="date" />
      <TypedFilter name="createdTo" search={search} onSend={send('createdTo')} type="date" />
      <Choice
        name="paymentType"
        search={search}
        options={paymentTypes.map((value) => ({ value, label: t(`clientList.paymentTypes.${value}`) }))}
        onChoose={send('paymentType')}
      />
      <Choice
        name="paymentStatus"
        search={search}
        options={paymentStatuses.map((value) => ({ value, label: t(`clientList.paymentStatuses.${value}`) }))}
        onChoose={send('paymentStatus')}
      />
    </fieldset>
  )
}

function PlanChoice(props: Pick<ChoiceProps, 'search' | 'onChoose'>) {
  const plans = allRows(useInfiniteQuery(plansQuery).data)
  return (
    <Choice
      name="planId"
      options={plans.map(({ id, name }) => ({ value: String(id), label: name }))}
      {...props}
    />
  )
}

function suspensions(t: Translate): Option[] {
  return [
    { value: 'true', label: t('clientList.filters.suspendedTrue') },
    { value: 'false', label: t('clientList.filters.suspendedFalse') },
  ]
}

type Option = { value: string; label: string }
type ChoiceProps = {
  name: Key
  search: ClientFilterSearch
  options: Option[]
  onChoose: (value: string) => void
}

function Choice({ name, search, options, onChoose }: ChoiceProps) {
  const t = useT()
  return (
    <NativeSelect
      label={t(`clientList.filters.${name}`)}
      data={[{ value: '', label: t('clientList.filters.any') }, ...options]}
      value={String(search[name] ?? '')}
      onChange={(event) => onChoose(event.currentTarget.value)}
    />
  )
}

type TypedProps = TextInputProps & { name: Key; search: ClientFilterSearch; onSend: (text: string) => void }

/** Waits until one stops typing; and follows the address, which changes by itself too ("back", a chip, a view). */
function TypedFilter({ name, search, onSend, ...input }: TypedProps) {
  const t = useT()
  const current = String(search[name] ?? '')
  const [text, setText] = useState(current)
  const sent = useRef(current)
  const sendSoon = useDebouncedCallback((wanted: string) => {
    sent.current = wanted.trim()
    onSend(wanted)
  }, 300)

  useEffect(() => {
    if (current === sent.current) return
    sent.current = current
    setText(current)
  }, [current])

  return (
    <TextInput
      label={t(`clientList.filters.${name}`)}
      autoComplete="off"
      {...input}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value)
        sendSoon(event.currentTarget.value)
      }}
    />
  )
}
