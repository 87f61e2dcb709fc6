import { useInfiniteQuery } from '@tanstack/react-query'
import type { PlanOffer } from '#contract/plans.ts'
import type { ClientPlan, Subscription } from '#contract/subscriptions.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import { allRows } from '../../lib/query.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Section } from '../../ui/section.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { priceWords, sessionsWords } from '../plans/words.ts'
import { useProvider } from '../provider/provider.ts'
import { offersQuery, type PlanScope } from './api.ts'
import { ChangePlan } from './change-plan.tsx'
import classes from './offers.module.css'
import { OrderPlan } from './order-plan.tsx'

type Props = { scope: PlanScope; clientPlan: ClientPlan }

/** The plans on sale, from the least to the most expensive a month, each with what one may do about it. */
export function Offers({ scope, clientPlan }: Props) {
  const t = useT()
  const { name } = useProvider()
  const query = useInfiniteQuery(offersQuery(scope))
  const { subscription, abilities } = clientPlan
  const offers = allRows(query.data)
    .filter(({ id }) => id !== subscription?.plan.id)
    .toSorted((one, other) => monthly(one) - monthly(other))
  if (subscription && (offers.length === 0 || subscription.cancelsAtPeriodEnd)) return null
  return (
    <Section
      title={t(subscription ? 'subscriptions.portal.otherPlans' : 'subscriptions.portal.offers')}
      variant="plain"
    >
      <Loaded query={query} lines={4}>
        {!subscription && (
          <EmptyState title={t('subscriptions.portal.empty')}>
            {offers.length === 0
              ? t('subscriptions.portal.noOffers', { provider: name })
              : t(
                  abilities.add === true
                    ? 'subscriptions.portal.emptyAbout'
                    : 'subscriptions.portal.emptyReader',
                )}
          </EmptyState>
        )}
        <ul className={classes.offers}>
          {offers.map((offer) => (
            <Offer key={offer.id} scope={scope} clientPlan={clientPlan} offer={offer} />
          ))}
        </ul>
      </Loaded>
    </Section>
  )
}

function Offer({ scope, clientPlan, offer }: Props & { offer: PlanOffer }) {
  const t = useT()
  const locale = useLocale()
  const { subscription, abilities } = clientPlan
  return (
    <li className={classes.offer}>
      <h3 className={classes.name}>{offer.name}</h3>
      <p className={classes.price}>{priceWords(offer, t, locale)}</p>
      <p className={classes.sessions}>{sessionsWords(offer.includedSessions, t, locale)}</p>
      {offer.description && <p className={classes.about}>{offer.description}</p>}
      <div className={classes.action}>
        {abilities.add === true && <OrderPlan scope={scope} offer={offer} today={clientPlan.today} />}
        {subscription?.abilities.changePlan === true && (
          <Change scope={scope} subscription={subscription} offer={offer} />
        )}
      </div>
    </li>
  )
}

type ChangeProps = { scope: PlanScope; subscription: Subscription; offer: PlanOffer }

function Change({ scope, subscription, offer }: ChangeProps) {
  const t = useT()
  if (offer.currency !== subscription.currency || offer.id === subscription.nextPlan?.id) return null
  return (
    <ChangePlan
      scope={scope}
      subscription={subscription}
      planId={offer.id}
      label={t('subscriptions.portal.choose')}
      buttonLabel={t('subscriptions.portal.chooseOf', { plan: offer.name })}
      button={{ variant: 'default', fullWidth: true }}
    />
  )
}

function monthly({ priceCents, cycleMonths }: PlanOffer): number {
  return priceCents / cycleMonths
}
