import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ImportProblem, ImportRecord } from '#contract/imports.ts'
import { useT } from '../../lib/i18n.ts'
import type { Column } from '../../ui/column.ts'
import { IconDownload } from '../../ui/icons.tsx'
import { PagedTable } from '../../ui/paged-table.tsx'
import { Section } from '../../ui/section.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { toastError } from '../../ui/toast.ts'
import { problemsQuery, saveProblems } from './api.ts'

/** The rows that cannot be written, each with what is wrong. */
export function ImportProblems({ record }: { record: ImportRecord }) {
  const t = useT()
  const [isBusy, setBusy] = useState(false)
  const columns: Column<ImportProblem>[] = [
    { key: 'line', header: t('imports.check.line'), cell: ({ line }) => line, width: '5rem' },
    {
      key: 'problem',
      header: t('imports.check.problem'),
      cell: ({ problems }) => (
        <ul className="plain-list">
          {problems.map(({ field, code, message }) => (
            <li key={`${field} ${code}`}>
              <strong>{t(`imports.fields.${field}`)}</strong>: {message}
            </li>
          ))}
        </ul>
      ),
      isTitle: true,
      canWrap: true,
    },
  ]
  const download = async () => {
    setBusy(true)
    await saveProblems(record.id).catch(toastError)
    setBusy(false)
  }
  return (
    <Section
      title={t('imports.check.problems')}
      about={t('imports.check.problemsAbout')}
      variant="plain"
      action={
        <Button
          variant="default"
          loading={isBusy}
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => void download()}
        >
          {t('imports.check.download')}
        </Button>
      }
    >
      <PagedTable
        query={useInfiniteQuery(problemsQuery(record))}
        label={t('imports.check.problems')}
        columns={columns}
        rowKey={({ line }) => line}
        empty={<EmptyState title={t('imports.check.allRight')} />}
      />
    </Section>
  )
}
