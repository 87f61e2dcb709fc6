import { Anchor, Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { isApiError, signInPath } from '../lib/api.ts'
import type { RecordFormState } from '../lib/form.ts'
import type { Changes } from '../lib/form-conflict.ts'
import type { FormProblem } from '../lib/form-problem.ts'
import { type Translate, useT } from '../lib/i18n.ts'
import classes from './form-errors.module.css'
import { Notice } from './notice.tsx'

type Row = { label: string; value: string }

/** What this needs of a form, whatever its fields are. */
type Mendable = Pick<RecordFormState<Record<string, unknown>>, 'problem' | 'keepMine' | 'takeTheirs'>

/** What is wrong with a form beyond its fields, and how to go on. Place it above the fields. */
export function FormErrors({ record }: { record: Mendable }) {
  const t = useT()
  const { problem } = record
  if (!problem) return null
  if (problem.changes) return <Conflict record={record} problem={problem} />
  const isSignedOut = isApiError(problem.error, 'auth.required')
  const isOnlyFields =
    !problem.error || isApiError(problem.error, 'request.invalid') || problem.fields.length > 0
  return (
    <div data-form-summary tabIndex={-1} className={classes.summary}>
      <Notice
        tone="danger"
        isLive
        actions={
          isSignedOut && (
            <Anchor size="sm" href={signInPath()} target="_blank" rel="noopener">
              {t('ui.form.signIn')}
            </Anchor>
          )
        }
      >
        {isSignedOut ? t('ui.form.signedOut') : !isOnlyFields && <p>{problem.error?.message}</p>}
        {isOnlyFields && problem.fields.length > 0 && (
          <p>{t('ui.form.toFix', { count: problem.fields.length })}</p>
        )}
        {isOnlyFields && problem.fields.length + problem.elsewhere.length === 0 && (
          <p>{t('ui.error.pageAbout')}</p>
        )}
        {problem.elsewhere.map((message) => (
          <p key={message}>{message}</p>
        ))}
      </Notice>
    </div>
  )
}

function Conflict({ record, problem }: { record: Mendable; problem: FormProblem }) {
  const t = useT()
  const root = useRef<HTMLDivElement>(null)
  const [rows, setRows] = useState<Row[]>([])
  useEffect(() => {
    const form = root.current?.closest('form')
    if (form) setRows((problem.changes ?? []).flatMap((change) => rowOf(t, form, change)))
  }, [problem, t])
  return (
    <div ref={root} data-form-summary tabIndex={-1} className={classes.summary}>
      <Notice
        tone="warning"
        isLive
        title={t('ui.form.conflictTitle')}
        actions={
          <>
            <Button size="xs" onClick={record.keepMine}>
              {t('ui.form.conflictMine')}
            </Button>
            <Button size="xs" variant="default" onClick={record.takeTheirs}>
              {t('ui.form.conflictTheirs')}
            </Button>
          </>
        }
      >
        <p>{problem.error?.message}</p>
        {rows.length > 0 && (
          <dl className={classes.changes}>
            {rows.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value === '' ? t('ui.form.conflictEmpty') : value}</dd>
              </div>
            ))}
          </dl>
        )}
        <p>{t('ui.form.conflictMineAbout')}</p>
      </Notice>
    </div>
  )
}

/** A change in the words beside its field on the page, so that every form can name what changed. */
function rowOf(t: Translate, form: HTMLFormElement, { path, value }: Changes[number]): Row[] {
  const field = form.querySelector<HTMLInputElement | HTMLSelectElement>(`[data-path="${CSS.escape(path)}"]`)
  const label = field?.labels?.[0]?.firstChild?.textContent?.trim()
  if (!label) return []
  if (typeof value === 'boolean') return [{ label, value: t(value ? 'ui.actions.yes' : 'ui.actions.no') }]
  if (!(typeof value === 'string' || typeof value === 'number')) return []
  const options = field instanceof HTMLSelectElement ? [...field.options] : []
  const text = String(value)
  return [{ label, value: options.find((option) => option.value === text)?.text ?? text }]
}
