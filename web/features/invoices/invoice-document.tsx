import type { Locale } from '#contract/fields.ts'
import type { Invoice, InvoiceParty } from '#contract/invoices.ts'
import {
  countryName,
  formatDay,
  formatMoney,
  formatNumber,
  formatPostalCode,
  formatTaxId,
} from '../../lib/format.ts'
import { type Translate, useLocale, useT } from '../../lib/i18n.ts'
import type { Column } from '../../ui/column.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Section } from '../../ui/section.tsx'
import classes from './invoices.module.css'
import { Totals } from './totals.tsx'

/** An invoice to read: who, when, what, how much. */
export function InvoiceDocument({ invoice }: { invoice: Invoice }) {
  const t = useT()
  const locale = useLocale()
  return (
    <>
      <Section title={t('invoices.form.data')}>
        <div className={classes.parties}>
          <Party title={t('invoices.party.provider')} party={invoice.provider} />
          <Party title={t('invoices.party.client')} party={invoice.client} />
          <Dates invoice={invoice} />
        </div>
      </Section>
      <Section title={t('invoices.form.lines')} variant="plain">
        <DataTable
          label={t('invoices.form.lines')}
          columns={lineColumns(t, locale, invoice)}
          rows={invoice.lines.map((line, at) => ({ ...line, at }))}
          rowKey={({ at }) => at}
        />
        <Totals amounts={invoice} currency={invoice.currency} />
        {invoice.note && <p className={classes.note}>{invoice.note}</p>}
      </Section>
    </>
  )
}

function Party({ title, party }: { title: string; party: InvoiceParty }) {
  const locale = useLocale()
  const { street, district, city, state, postalCode, country, taxId } = party
  const lines = [
    taxId && formatTaxId(taxId),
    [street, district].filter(Boolean).join(', '),
    [city, state].filter(Boolean).join(' – '),
    [postalCode && formatPostalCode(postalCode), country !== 'BR' && countryName(country, locale)]
      .filter(Boolean)
      .join(' · '),
  ]
  return (
    <div className={classes.party}>
      <p className={classes.name}>{title}</p>
      <p className={classes.strong}>{party.legalName ?? party.name}</p>
      {lines.filter(Boolean).map((line) => (
        <p key={String(line)}>{line}</p>
      ))}
    </div>
  )
}

function Dates({ invoice }: { invoice: Invoice }) {
  const t = useT()
  const locale = useLocale()
  const { dueOn, issuedOn, paidOn, cancelledOn, paymentType, cancelReason } = invoice
  const day = (value: string | null) => value && formatDay(value, locale)
  const facts = [
    ['dueOn', day(dueOn)],
    ['issuedOn', day(issuedOn)],
    ['paidOn', day(paidOn)],
    ['paymentType', paymentType && t(`invoices.paymentTypes.${paymentType}`)],
    ['cancelledOn', day(cancelledOn)],
    ['reason', cancelReason],
  ] as const
  return (
    <dl className={classes.dates}>
      {facts
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{t(`invoices.dates.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

type Line = Invoice['lines'][number] & { at: number }

/** Discounts and taxes have a column where there are any. */
function lineColumns(t: Translate, locale: Locale, { lines, currency }: Invoice): Column<Line>[] {
  const money = (cents: number) => formatMoney(cents, currency, locale)
  const figure = (key: string, header: string, cell: Column<Line>['cell']): Column<Line> => ({
    key,
    header,
    cell,
    align: 'end',
  })
  return [
    {
      key: 'description',
      header: t('invoices.form.description'),
      cell: (line) => line.description,
      isTitle: true,
      canWrap: true,
    },
    figure('quantity', t('invoices.form.quantity'), (line) => formatNumber(line.quantity, locale)),
    figure('unitPrice', t('invoices.form.unitPrice'), (line) => money(line.unitPriceCents)),
    ...(lines.some((line) => line.discountCents)
      ? [
          figure('discount', t('invoices.form.discount'), (line) =>
            line.discountCents ? `−${money(line.discountCents)}` : '–',
          ),
        ]
      : []),
    ...(lines.some((line) => line.taxRate)
      ? [
          figure('taxRate', t('invoices.form.taxRate'), (line) =>
            line.taxRate ? formatNumber(line.taxRate / 100, locale) : '–',
          ),
        ]
      : []),
    figure('total', t('invoices.totals.total'), (line) => money(line.totalCents)),
  ]
}
