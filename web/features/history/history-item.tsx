import { Fragment, type ReactNode } from 'react'
import type { HistoryEvent, OwnHistoryEvent } from '#contract/history-events.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import { DateTime } from '../../ui/date-time.tsx'
import { IconArrowRight } from '../../ui/icons.tsx'
import { type ReadableChange, readableChanges } from './changes.ts'
import classes from './history.module.css'

type Props = { event: HistoryEvent | OwnHistoryEvent }

/** One line of history: who, what, when; below it what became of each field. */
export function HistoryItem({ event }: Props) {
  const t = useT()
  const locale = useLocale()
  const changes = readableChanges(event, t, locale)
  // A new or deleted record has one side only: all its fields, for whoever wants to see them.
  const isOfImpersonation = event.action.startsWith('impersonation.')
  const isOneSided = /\.(created|deleted)$/.test(event.action)
  return (
    <li className={classes.event}>
      <p className={classes.line}>
        <Sentence event={event} who={who()} />
      </p>
      <div className={classes.when}>
        <DateTime value={event.at} format="full" />
      </div>
      <Circumstance event={event} />
      {changes.length > 0 && isOneSided && (
        <details className={classes.details}>
          <summary>{t('history.showFields', { count: changes.length })}</summary>
          <Changes changes={changes} isOneSided />
        </details>
      )}
      {changes.length > 0 && !isOneSided && <Changes changes={changes} isOneSided={false} />}
    </li>
  )

  function who(): string {
    if (!('actor' in event)) return whoImpersonated(event.impersonation)
    const actor = event.actor?.name ?? t('history.system')
    if (event.apiToken) return t('history.byApiToken', { actor, token: event.apiToken.name })
    // The beginning and the end name the person by themselves: they are its subject.
    if (!event.onBehalfOf || isOfImpersonation) return actor
    return t('history.onBehalfOf', { actor, principal: event.onBehalfOf.name })
  }

  function whoImpersonated({ staffName, userName }: OwnHistoryEvent['impersonation']): string {
    if (isOfImpersonation) return staffName
    return t('history.onBehalfOf', { actor: staffName, principal: userName })
  }
}

/** The event in words, with its people and things in bold. */
function Sentence({ event: { action, subject }, who }: Props & { who: string }) {
  const t = useT()
  const names: Record<string, ReactNode> = {
    '{{who}}': <strong>{who}</strong>,
    '{{subject}}': subject.label === null ? t('history.nameless') : <strong>{subject.label}</strong>,
  }
  const sentence = t(`history.actions.${action}`, { skipInterpolation: true })
  const parts = sentence.split(/(\{\{\w+\}\})/).filter(Boolean)
  return parts.map((part) => <Fragment key={part}>{names[part] ?? part}</Fragment>)
}

/** Why somebody began to act as another person, and how it ended. */
function Circumstance({ event: { action, impersonation } }: Props) {
  const t = useT()
  if (action === 'impersonation.started' && impersonation)
    return (
      <p className={classes.reason}>{t('history.impersonationReason', { reason: impersonation.reason })}</p>
    )
  if (action !== 'impersonation.ended' || !impersonation?.end) return null
  const end = t(`history.impersonationEnds.${impersonation.end}`)
  return <p className={classes.reason}>{t('history.impersonationEnd', { end })}</p>
}

function Changes({ changes, isOneSided }: { changes: ReadableChange[]; isOneSided: boolean }) {
  return (
    <dl className={classes.changes}>
      {changes.map((change) => (
        <div key={change.field}>
          <dt>{change.label}</dt>
          <dd>
            {change.kind === 'lists' ? (
              <Lists change={change} isOneSided={isOneSided} />
            ) : isOneSided ? (
              (change.after ?? change.before)
            ) : (
              <Sides before={change.before} after={change.after} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Sides({ before, after }: { before: string | null; after: string | null }) {
  const t = useT()
  return (
    <>
      <span className="visually-hidden">{t('history.before')}: </span>
      {before === null ? <em>{t('history.nothing')}</em> : <del className="dimmed">{before}</del>}
      <IconArrowRight size={14} className={classes.arrow} aria-hidden />
      <span className="visually-hidden">{t('history.after')}: </span>
      {after === null ? <em>{t('history.nothing')}</em> : <ins className={classes.new}>{after}</ins>}
    </>
  )
}

function Lists({ change, isOneSided }: { change: ReadableChange & { kind: 'lists' }; isOneSided: boolean }) {
  const t = useT()
  const { added, removed } = change
  if (isOneSided) return [...added, ...removed].join(', ')
  return (
    <>
      {added.length > 0 && <div>{t('history.added', { items: added.join(', ') })}</div>}
      {removed.length > 0 && <div>{t('history.removed', { items: removed.join(', ') })}</div>}
    </>
  )
}
