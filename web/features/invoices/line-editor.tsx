import { ActionIcon, Button, TextInput } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { RecordFormState } from '../../lib/form.ts'
import { formatMoney } from '../../lib/format.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import { IconPlus, IconTrash } from '../../ui/icons.tsx'
import { amountsWhileTyping, type InvoiceValues, newLine } from './invoice-values.ts'
import classes from './invoices.module.css'

type Form = RecordFormState<InvoiceValues>['form']

/** The lines of an invoice: a table to type in, cards on phones. A new line gets the focus. */
export function LineEditor({ form }: { form: Form }) {
  const t = useT()
  const locale = useLocale()
  const root = useRef<HTMLDivElement>(null)
  const count = form.values.lines.length
  const before = useRef(count)
  useEffect(() => {
    const added = count - before.current === 1
    before.current = count
    if (!added) return
    const path = `[data-path="lines.${count - 1}.description"]`
    root.current?.querySelector<HTMLElement>(path)?.focus()
  }, [count])

  function remove(at: number) {
    form.removeListItem('lines', at)
    root.current?.querySelector<HTMLElement>('[data-add-line]')?.focus()
  }

  return (
    <div ref={root} className={classes.editor}>
      {form.values.lines.map(({ key }, at) => (
        <Line key={key} form={form} at={at} onRemove={() => remove(at)} isOnly={count === 1} />
      ))}
      <Button
        data-add-line
        variant="default"
        size="xs"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => form.insertListItem('lines', newLine(locale))}
        disabled={count >= 200}
      >
        {t('invoices.form.addLine')}
      </Button>
    </div>
  )
}

type LineProps = { form: Form; at: number; onRemove: () => void; isOnly: boolean }

const figures = [
  ['quantity', 'invoices.form.quantity'],
  ['unitPriceCents', 'invoices.form.unitPrice'],
  ['discountCents', 'invoices.form.discount'],
  ['taxRate', 'invoices.form.taxRate'],
] as const

function Line({ form, at, onRemove, isOnly }: LineProps) {
  const t = useT()
  const locale = useLocale()
  const line = form.values.lines[at]
  const amounts = line ? amountsWhileTyping(line, locale) : null
  const number = at + 1
  const label = { label: classes.label ?? '' }
  return (
    <fieldset className={classes.line}>
      <legend className={classes.legend}>{t('invoices.form.line', { number })}</legend>
      <TextInput
        className={classes.description}
        classNames={label}
        label={t('invoices.form.description')}
        autoComplete="off"
        maxLength={300}
        {...form.getInputProps(`lines.${at}.description`)}
      />
      {figures.map(([name, text]) => (
        <TextInput
          key={name}
          classNames={{ ...label, input: classes.figure ?? '' }}
          label={t(text)}
          inputMode="decimal"
          autoComplete="off"
          maxLength={20}
          {...form.getInputProps(`lines.${at}.${name}`)}
        />
      ))}
      <div className={classes.lineTotal}>
        <span className={classes.label}>{t('invoices.form.lineTotal')}</span>
        <output>{amounts ? formatMoney(amounts.totalCents, form.values.currency, locale) : '–'}</output>
      </div>
      {!isOnly && (
        <ActionIcon
          className={classes.remove}
          variant="subtle"
          color="gray"
          size={36}
          aria-label={t('invoices.form.removeLine', { number })}
          onClick={onRemove}
        >
          <IconTrash size={18} aria-hidden />
        </ActionIcon>
      )}
    </fieldset>
  )
}
