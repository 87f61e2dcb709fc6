import { NativeSelect, type NativeSelectProps } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useLocale, useT } from '../../lib/i18n.ts'
import { allRows } from '../../lib/query.ts'
import { priceWords, sessionsWords } from '../plans/words.ts'
import { offersQuery, type PlanScope } from './api.ts'

type Props = Omit<NativeSelectProps, 'data'> & { scope: PlanScope; except?: number }

/** One of the plans on sale, with what it costs and includes. */
export function PlanSelect({ scope, except, ...props }: Props) {
  const t = useT()
  const locale = useLocale()
  const query = useInfiniteQuery(offersQuery(scope))
  const plans = allRows(query.data).filter(({ id }) => id !== except)
  const isNone = query.isSuccess && plans.length === 0
  return (
    <NativeSelect
      {...props}
      error={props.error ?? query.error?.message}
      description={isNone && t('subscriptions.change.noOther')}
      data={[
        { value: '', label: t('subscriptions.change.choose') },
        ...plans.map((plan) => {
          const words = [priceWords(plan, t, locale), sessionsWords(plan.includedSessions, t, locale)]
          return { value: String(plan.id), label: `${plan.name} · ${words.join(', ')}` }
        }),
      ]}
    />
  )
}
