import type { LineAmounts } from '#contract/invoice-amounts.ts'
import type { Currency } from '#contract/invoice-states.ts'
import { formatMoney } from '../../lib/format.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import { Fact } from '../../ui/fact.tsx'
import classes from './invoices.module.css'

/** Sums under the lines; discounts and taxes only where there are any. */
export function Totals({ amounts, currency }: { amounts: LineAmounts; currency: Currency }) {
  const t = useT()
  const locale = useLocale()
  const money = (cents: number) => formatMoney(cents, currency, locale)
  const { grossCents, discountCents, taxCents, totalCents } = amounts
  const hasParts = discountCents > 0 || taxCents > 0
  return (
    <dl className={classes.totals}>
      {hasParts && <Fact name={t('invoices.totals.subtotal')}>{money(grossCents)}</Fact>}
      {discountCents > 0 && <Fact name={t('invoices.totals.discounts')}>{`−${money(discountCents)}`}</Fact>}
      {taxCents > 0 && <Fact name={t('invoices.totals.taxes')}>{money(taxCents)}</Fact>}
      <div data-total>
        <dt>{t('invoices.totals.total')}</dt>
        <dd>{money(totalCents)}</dd>
      </div>
    </dl>
  )
}
