import type { Locale } from '#contract/fields.ts'
import type { PlanCycle, PlanOffer } from '#contract/plans.ts'
import { formatMoney, formatNumber } from '../../lib/format.ts'
import type { Translate } from '../../lib/i18n.ts'

type Price = Pick<PlanOffer, 'priceCents' | 'currency' | 'cycleMonths'>

/** "R$ 129,90 por mês" */
export function priceWords(
  { priceCents, currency, cycleMonths }: Price,
  t: Translate,
  locale: Locale,
): string {
  const price = formatMoney(priceCents, currency, locale)
  return t(`plans.per.${cycleMonths as PlanCycle}`, { price })
}

export function cycleWords(cycleMonths: number, t: Translate): string {
  return t(`plans.cycles.${cycleMonths as PlanCycle}`)
}

/** "500 sessões" */
export function sessionsWords(count: number, t: Translate, locale: Locale): string {
  return t('plans.sessions', { count, formatted: formatNumber(count, locale) })
}
