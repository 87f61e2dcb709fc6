import type { ImportRecord } from '#contract/imports.ts'
import { useT } from '../../lib/i18n.ts'
import { Notice } from '../../ui/notice.tsx'
import classes from './imports.module.css'

/** Why the last work on the import did not come to its end. */
export function StoppedNotice({
  record: { task },
  kind,
}: {
  record: ImportRecord
  kind: 'check' | 'writing'
}) {
  const t = useT()
  if (task?.kind !== (kind === 'check' ? 'import_check' : 'import_write')) return null
  if (task.state === 'failed') {
    return (
      <div className={classes.problem}>
        <Notice tone="danger" title={t(`imports.${kind}.failed`)}>
          {task.error?.message}
        </Notice>
      </div>
    )
  }
  if (task.state !== 'cancelled') return null
  return (
    <div className={classes.problem}>
      <Notice tone="info">{t(`imports.${kind}.cancelled`)}</Notice>
    </div>
  )
}
