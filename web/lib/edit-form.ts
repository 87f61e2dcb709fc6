import { useEffect } from 'react'
import { type RecordFormOptions, type RecordFormState, useRecordForm } from './form.ts'

type Versioned = { version: number }

type EditFormOptions<Row extends Versioned, V extends Record<string, unknown>, Output> = Omit<
  RecordFormOptions<V, Output, Row>,
  'initialValues' | 'reload'
> & {
  /** The record as the page read it last. */
  row: Row
  valuesOf: (row: Row) => V & Versioned
  /** Reads the newest record, for a conflict. */
  readNewest: () => Promise<Row>
}

/** A record that is edited where it is read: what was saved becomes what the form starts from. */
export function useEditForm<Row extends Versioned, V extends Record<string, unknown>, Output>({
  row,
  valuesOf,
  readNewest,
  onSaved,
  ...options
}: EditFormOptions<Row, V, Output>): RecordFormState<V & Versioned> {
  const record = useRecordForm<V & Versioned, Output, Row>({
    ...options,
    initialValues: valuesOf(row),
    reload: async () => valuesOf(await readNewest()),
    onSaved: async (saved) => {
      record.takeAsSaved(valuesOf(saved))
      await onSaved?.(saved)
    },
  })

  // A newer record replaces what is only read; what is being typed keeps its start, and the server tells.
  useEffect(() => {
    const { version } = record.form.getInitialValues()
    if (row.version > version && !record.isDirty && !record.submitting) record.takeAsSaved(valuesOf(row))
  })

  return record
}
