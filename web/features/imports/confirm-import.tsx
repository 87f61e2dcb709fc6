import { Button } from '@mantine/core'
import type { ImportRecord } from '#contract/imports.ts'
import { formatNumber } from '../../lib/format.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import { confirmAction } from '../../ui/confirm-action.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'
import { toastError } from '../../ui/toast.ts'
import { writeRows } from './api.ts'
import { Counts } from './import-counts.tsx'
import { ImportProblems } from './import-problems.tsx'
import classes from './imports.module.css'
import { StoppedNotice } from './stopped-notice.tsx'

/** What an import would do, what it could not, and the button that does it. */
export function ConfirmImport({ record, onBack }: { record: ImportRecord; onBack: () => void }) {
  const t = useT()
  const counts = record.counts
  if (!counts) return null
  const hasStopped = counts.written + counts.failed > 0
  return (
    <>
      <StoppedNotice record={record} kind="writing" />
      <Section title={t('imports.check.title')}>
        <Counts
          counts={[
            { label: t('imports.check.created'), count: counts.created, tone: 'good' },
            { label: t('imports.check.updated'), count: counts.updated, tone: 'good' },
            { label: t('imports.check.kept'), count: counts.kept },
            { label: t('imports.check.wrong'), count: counts.wrong, tone: 'bad' },
          ]}
        />
      </Section>
      <div className={classes.actions}>
        <Button variant="default" data-first disabled={hasStopped} onClick={onBack}>
          {t('imports.check.back')}
        </Button>
        <WriteButton record={record} hasStopped={hasStopped} />
      </div>
      {counts.wrong > 0 ? (
        <ImportProblems record={record} />
      ) : (
        <Notice tone="success">{t('imports.check.allRight')}</Notice>
      )}
    </>
  )
}

function WriteButton({ record, hasStopped }: { record: ImportRecord; hasStopped: boolean }) {
  const t = useT()
  const locale = useLocale()
  const { created = 0, updated = 0, wrong = 0 } = record.counts ?? {}
  if (created + updated === 0) return <Notice>{t('imports.check.nothing')}</Notice>
  const label = hasStopped
    ? t('imports.writing.goOn')
    : t(wrong > 0 ? 'imports.check.writeRight' : 'imports.check.writeAll')
  const ask = async () => {
    const body = [
      t('imports.check.confirmBody', {
        created: formatNumber(created, locale),
        updated: formatNumber(updated, locale),
      }),
      ...(wrong > 0 ? [t('imports.check.confirmLeaves', { wrong: formatNumber(wrong, locale) })] : []),
    ].join(' ')
    if (await confirmAction({ title: t('imports.check.confirmTitle'), body, confirm: label }))
      await writeRows(record, wrong > 0).catch(toastError)
  }
  return <Button onClick={() => void ask()}>{label}</Button>
}
