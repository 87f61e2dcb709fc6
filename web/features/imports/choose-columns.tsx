import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { type ImportField, importFields } from '#contract/import-fields.ts'
import type { ImportRecord } from '#contract/imports.ts'
import { isApiError } from '../../lib/api.ts'
import { useT } from '../../lib/i18n.ts'
import { queryClient } from '../../lib/query.ts'
import { Notice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'
import { checkFile, importQuery, saveColumns } from './api.ts'
import { groupsOf } from './field-groups.ts'
import classes from './imports.module.css'
import { StoppedNotice } from './stopped-notice.tsx'

type Props = { record: ImportRecord; onStarted: () => void }

/** Which field each column fills, beside its first rows; then the check. */
export function ChooseColumns({ record, onStarted }: Props) {
  const t = useT()
  const [mapping, setMapping] = useState(record.mapping)
  const [updatesExisting, setUpdates] = useState(record.updatesExisting)
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)

  function choose(column: number, field: ImportField | null) {
    setProblem(null)
    // A field moves to where it was chosen last.
    setMapping(mapping.map((present, at) => (at === column ? field : present === field ? null : present)))
  }

  async function start() {
    setBusy(true)
    setProblem(null)
    try {
      const saved = await saveColumns(record.id, { mapping, updatesExisting, version: record.version })
      await checkFile(saved.id)
      onStarted()
    } catch (error) {
      setProblem(isApiError(error) ? error.message : t('ui.error.pageAbout'))
      await queryClient.invalidateQueries({ queryKey: importQuery(record.id).queryKey })
    } finally {
      setBusy(false)
    }
  }

  return (
    <>
      <StoppedNotice record={record} kind="check" />
      <Section title={t('imports.columns.title')} about={t('imports.columns.about')}>
        <ul className="plain-list divided">
          {record.columns.map((header, column) => (
            <ColumnRow
              // oxlint-disable-next-line react/no-array-index-key -- a column is its place in the file
              key={column}
              record={record}
              name={header || t('imports.columns.unnamed', { number: column + 1 })}
              column={column}
              field={mapping[column] ?? null}
              onChoose={(field) => choose(column, field)}
            />
          ))}
        </ul>
        <Checkbox
          className={classes.updates ?? ''}
          label={t('imports.columns.updates')}
          description={t('imports.columns.updatesAbout')}
          checked={updatesExisting}
          onChange={(event) => setUpdates(event.currentTarget.checked)}
        />
      </Section>
      <div className={classes.actions}>
        {problem && (
          <div data-first>
            <Notice tone="danger" isLive>
              {problem}
            </Notice>
          </div>
        )}
        <Button loading={isBusy} onClick={() => void start()}>
          {t('imports.columns.check')}
        </Button>
      </div>
    </>
  )
}

type RowProps = {
  record: ImportRecord
  name: string
  column: number
  field: ImportField | null
  onChoose: (field: ImportField | null) => void
}

function ColumnRow({ record, name, column, field, onChoose }: RowProps) {
  const t = useT()
  const samples = record.sample.map((row) => row[column]).filter(Boolean)
  const groups = groupsOf(importFields[record.kind])
  return (
    <li className={classes.column}>
      <span className={classes.header}>{name}</span>
      <NativeSelect
        aria-label={t('imports.columns.of', { column: name })}
        value={field ?? ''}
        onChange={(event) => onChoose((event.currentTarget.value || null) as ImportField | null)}
        data={[
          { value: '', label: t('imports.columns.skip') },
          ...groups.map(({ group, fields }) => ({
            group: t(`imports.columns.groups.${group}`),
            items: fields.map((one) => ({ value: one, label: t(`imports.fields.${one}`) })),
          })),
        ]}
      />
      <span className={classes.sample} title={samples.join(' · ')}>
        {samples.slice(0, 3).join(' · ')}
      </span>
    </li>
  )
}
