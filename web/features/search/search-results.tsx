import { useEffect, useRef } from 'react'
import type { SearchResult } from '#contract/search.ts'
import { formatPhone, formatTaxId } from '../../lib/format.ts'
import { useT } from '../../lib/i18n.ts'
import { IconBuildingStore, IconUser } from '../../ui/icons.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { highlight } from './highlight.ts'
import classes from './search.module.css'

type Props = {
  id: string
  results: SearchResult[]
  chosen: SearchResult | undefined
  text: string
  isWaiting: boolean
  onChoose: (index: number) => void
  onOpen: (result: SearchResult) => void
}

export function SearchResults({ id, results, chosen, text, isWaiting, onChoose, onOpen }: Props) {
  const t = useT()
  return (
    <>
      <div
        role="listbox"
        id={id}
        aria-label={t('search.results')}
        className={classes.results}
        data-empty={results.length === 0 || undefined}
      >
        {results.map((result, index) => (
          <Result
            key={`${result.clientId}/${result.contactId}`}
            id={`${id}-${index}`}
            result={result}
            text={text}
            isChosen={result === chosen}
            onChoose={() => onChoose(index)}
            onOpen={() => onOpen(result)}
          />
        ))}
      </div>
      {results.length === 0 && <Nothing text={text} isWaiting={isWaiting} />}
      <div className="visually-hidden" role="status">
        {text !== '' && !isWaiting && t('search.found', { count: results.length })}
      </div>
    </>
  )
}

function Nothing({ text, isWaiting }: Pick<Props, 'text' | 'isWaiting'>) {
  const t = useT()
  if (text === '') return <p className={classes.hint}>{t('search.start')}</p>
  if (isWaiting) return <p className={classes.hint}>{t('ui.loading')}</p>
  return (
    <p className={classes.hint}>
      <strong>{t('search.none', { text })}</strong>
      <br />
      {t('search.noneAbout')}
    </p>
  )
}

type ResultProps = {
  id: string
  result: SearchResult
  text: string
  isChosen: boolean
  onChoose: () => void
  onOpen: () => void
}

function Result({ id, result, text, isChosen, onChoose, onOpen }: ResultProps) {
  const t = useT()
  const row = useRef<HTMLDivElement>(null)
  const Icon = result.kind === 'client' ? IconBuildingStore : IconUser
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isChosen])
  return (
    // The keys are the field's, which keeps the focus.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      ref={row}
      id={id}
      role="option"
      aria-selected={isChosen}
      className={classes.result}
      onPointerMove={onChoose}
      onClick={onOpen}
    >
      <Icon size={18} aria-label={t(`search.${result.kind}`)} />
      <div className={classes.words}>
        <div className={classes.name}>
          <span>
            <Marked text={result.name} query={text} />
          </span>
          {result.isSuspended && <StatusBadge tone="bad">{t('search.suspended')}</StatusBadge>}
        </div>
        <ul className={classes.facts}>
          {factsOf(result).map((fact) => (
            <li key={fact}>
              <Marked text={fact} query={text} />
            </li>
          ))}
        </ul>
      </div>
      <span className={classes.id}>{result.kind === 'client' && `ID ${result.clientId}`}</span>
    </div>
  )
}

function factsOf(result: SearchResult): string[] {
  const { kind, clientName, legalName, taxId, email, accessEmail, phone, slug } = result
  const facts =
    kind === 'client'
      ? [legalName, taxId && formatTaxId(taxId), email, phone && formatPhone(phone), slug && `/${slug}`]
      : [clientName, email, accessEmail === email ? null : accessEmail, phone && formatPhone(phone)]
  return facts.filter((fact) => fact !== null)
}

function Marked({ text, query }: { text: string; query: string }) {
  return highlight(text, query).map(({ text: piece, isMatch }, index) =>
    // oxlint-disable-next-line react/no-array-index-key
    isMatch ? <mark key={index}>{piece}</mark> : <span key={index}>{piece}</span>,
  )
}
