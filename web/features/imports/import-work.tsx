import { Button } from '@mantine/core'
import type { ImportRecord } from '#contract/imports.ts'
import { formatNumber } from '../../lib/format.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import { queryClient } from '../../lib/query.ts'
import { Progress } from '../../ui/progress.tsx'
import { Section } from '../../ui/section.tsx'
import { toastError } from '../../ui/toast.ts'
import { cancelTask } from '../background-tasks/api.ts'
import { importQuery } from './api.ts'
import classes from './imports.module.css'

/** The check or the writing while it goes on. */
export function ImportWork({ record, stage }: { record: ImportRecord; stage: 'checking' | 'writing' }) {
  const t = useT()
  const locale = useLocale()
  const task = record.task
  if (!task) return null
  const label = t(stage === 'checking' ? 'imports.check.running' : 'imports.writing.running')
  const done = formatNumber(task.done, locale)
  const cancel = async () => {
    await cancelTask(task.id).catch(toastError)
    await queryClient.invalidateQueries({ queryKey: importQuery(record.id).queryKey })
  }
  return (
    <Section title={label} about={t('imports.writing.about')}>
      <div className={classes.progress}>
        <Progress label={label} done={task.done} total={task.total} />
        <div className={classes.figures}>
          <span role="status">
            {task.total === null
              ? t('imports.progressUnknown', { done })
              : t('imports.progress', { done, total: formatNumber(task.total, locale) })}
          </span>
          <Button variant="default" size="compact-sm" onClick={() => void cancel()}>
            {t('ui.actions.cancel')}
          </Button>
        </div>
      </div>
    </Section>
  )
}
