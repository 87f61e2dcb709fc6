import { NativeSelect, TextInput } from '@mantine/core'
import { currencies } from '#contract/invoice-states.ts'
import type { RecordFormState } from '../../lib/form.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import { FieldGrid, Section } from '../../ui/section.tsx'
import { type InvoiceValues, sumWhileTyping } from './invoice-values.ts'
import { LineEditor } from './line-editor.tsx'
import { Totals } from './totals.tsx'

/** What staff write of an invoice, with the total as it will be. */
export function InvoiceFields({ form }: Pick<RecordFormState<InvoiceValues>, 'form'>) {
  const t = useT()
  const locale = useLocale()
  return (
    <>
      <Section title={t('invoices.form.data')}>
        <FieldGrid>
          <TextInput
            type="date"
            label={t('invoices.form.dueOn')}
            min="1900-01-01"
            max="2099-12-31"
            {...form.getInputProps('dueOn')}
          />
          <NativeSelect
            label={t('invoices.form.currency')}
            data={[...currencies]}
            {...form.getInputProps('currency')}
          />
          <div data-wide>
            <TextInput
              label={t('invoices.form.note')}
              description={t('invoices.form.noteAbout')}
              maxLength={500}
              autoComplete="off"
              {...form.getInputProps('note')}
            />
          </div>
        </FieldGrid>
      </Section>
      <Section title={t('invoices.form.lines')} about={t('invoices.form.linesAbout')}>
        <LineEditor form={form} />
        <Totals amounts={sumWhileTyping(form.values.lines, locale)} currency={form.values.currency} />
      </Section>
    </>
  )
}
