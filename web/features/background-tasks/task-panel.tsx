import { ActionIcon, Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { BackgroundTask } from '#contract/background-tasks.ts'
import { formatDateTime, formatNumber } from '../../lib/format.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import { IconDownload, IconX } from '../../ui/icons.tsx'
import { Progress } from '../../ui/progress.tsx'
import { toastError } from '../../ui/toast.ts'
import { cancelTask, dismissTask, isUnfinished, taskFilePath, tasksQuery } from './api.ts'
import classes from './task-panel.module.css'

/** Long work under way and what came of it, on whichever page one is. */
export function TaskPanel() {
  const t = useT()
  const { data = [] } = useQuery(tasksQuery)
  // A download that expired has nothing to offer any more, and an import tells its end on its own page.
  const shown = data.filter((task) => isUnfinished(task) || task.file !== null || task.state === 'failed')
  if (shown.length === 0) return null
  return (
    <aside className={classes.panel} aria-label={t('backgroundTasks.title')}>
      <ul className="plain-list divided">
        {shown.slice(0, 4).map((task) => (
          <li key={task.id} className={classes.task}>
            <Task task={task} />
          </li>
        ))}
      </ul>
    </aside>
  )
}

function Task({ task }: { task: BackgroundTask }) {
  const t = useT()
  const locale = useLocale()
  const name = t(`backgroundTasks.kinds.${task.kind}`)
  const isActive = isUnfinished(task)
  const stop = () => void (isActive ? cancelTask(task.id) : dismissTask(task.id)).catch(toastError)
  return (
    <>
      <div className={classes.head}>
        <span className={classes.name}>{name}</span>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t(isActive ? 'backgroundTasks.cancel' : 'backgroundTasks.dismiss', { task: name })}
          onClick={stop}
        >
          <IconX size={15} aria-hidden />
        </ActionIcon>
      </div>
      {isActive && <Progress label={name} done={task.done} total={task.total} />}
      <p className={classes.state} role="status">
        {task.state === 'running' && task.total !== null
          ? t('backgroundTasks.progress', {
              done: formatNumber(task.done, locale),
              total: formatNumber(task.total, locale),
            })
          : (task.error?.message ?? t(`backgroundTasks.states.${task.state}`))}
        {task.file &&
          ` · ${t('backgroundTasks.expires', { when: formatDateTime(task.file.expiresAt, locale) })}`}
      </p>
      <TaskLink task={task} />
    </>
  )
}

function TaskLink({ task }: { task: BackgroundTask }) {
  const t = useT()
  if (task.file) {
    return (
      <Button
        component="a"
        href={taskFilePath(task.id)}
        download={task.file.name}
        size="compact-sm"
        variant="default"
        leftSection={<IconDownload size={15} aria-hidden />}
      >
        {t('backgroundTasks.fetch')}
      </Button>
    )
  }
  const { importId } = task
  if (importId === null) return null
  return (
    <Button
      size="compact-sm"
      variant="default"
      renderRoot={(props) => (
        <Link {...props} to="/staff/imports/$importId" params={{ importId: String(importId) }} />
      )}
    >
      {t('backgroundTasks.see')}
    </Button>
  )
}
