import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ImportRecord } from '#contract/imports.ts'
import { formatNumber } from '../../lib/format.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import type { Column } from '../../ui/column.ts'
import { DateTime } from '../../ui/date-time.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PagedTable } from '../../ui/paged-table.tsx'
import { Section } from '../../ui/section.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { importsQuery } from './api.ts'
import { ImportState } from './import-state.tsx'
import { ImportUpload } from './import-upload.tsx'

/** Where an import begins, and what became of the earlier ones. */
export function ImportsPage() {
  const t = useT()
  const query = useInfiniteQuery(importsQuery)
  const columns = useImportColumns()
  return (
    <>
      <PageHeader
        title={t('imports.title')}
        subtitle={t('imports.about')}
        back={{ label: t('clients.title'), href: '/staff/clients' }}
      />
      <ImportUpload />
      <Section title={t('imports.earlier.title')} variant="plain">
        <PagedTable
          query={query}
          label={t('imports.earlier.title')}
          columns={columns}
          rowKey={(record) => record.id}
          rowHref={(record) => `/staff/imports/${record.id}`}
          empty={
            <EmptyState title={t('imports.earlier.empty')}>{t('imports.earlier.emptyAbout')}</EmptyState>
          }
        />
      </Section>
    </>
  )
}

function useImportColumns(): Column<ImportRecord>[] {
  const t = useT()
  const locale = useLocale()
  return useMemo(
    () => [
      { key: 'file', header: t('imports.earlier.file'), cell: ({ fileName }) => fileName, isTitle: true },
      { key: 'kind', header: t('imports.earlier.kind'), cell: ({ kind }) => t(`imports.kind.${kind}`) },
      {
        key: 'state',
        header: t('imports.earlier.state'),
        cell: (record) => <ImportState record={record} />,
      },
      {
        key: 'rows',
        header: t('imports.earlier.rows'),
        cell: ({ counts }) => counts && formatNumber(counts.rows, locale),
        align: 'end',
      },
      {
        key: 'when',
        header: t('imports.earlier.when'),
        cell: ({ createdAt }) => <DateTime value={createdAt} format="full" />,
        align: 'end',
      },
    ],
    [t, locale],
  )
}
