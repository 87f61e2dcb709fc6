import type { Locale } from '#contract/fields.ts'
import type { Timing } from '#contract/subscriptions.ts'
import { notifyContacts } from '#modules/reach/recipients/notification.ts'
import { formatDay, formatMoney } from '#platform/i18n.ts'
import type { Context } from '#server/context.ts'
import type { SubscriptionRow } from './queries.ts'
import { amountDue } from './terms.ts'

/** The e-mails of the category "services" that a subscription causes, one a person and event. */

type Named = { planName: string }

export async function notifyStarted(ctx: Context, row: SubscriptionRow, { planName }: Named): Promise<void> {
  await notify(ctx, 'subscription_started', row, { planName })
}

export async function notifyRenewed(ctx: Context, row: SubscriptionRow, { planName }: Named): Promise<void> {
  await notify(ctx, 'subscription_renewed', row, { planName })
}

type Change = Named & { previousName: string; kind: 'upgrade' | 'downgrade'; when: Timing }

/** `row` is the subscription as it is once the change has taken effect. */
export async function notifyPlanChanged(ctx: Context, row: SubscriptionRow, change: Change): Promise<void> {
  const { planName, previousName, kind, when } = change
  const template = kind === 'upgrade' ? 'plan_upgraded' : 'plan_downgraded'
  await notify(ctx, template, row, { planName, previousName, timing: when })
}

type Cancellation = Named & { step: 'scheduled' | 'undone' | 'ended' }

export async function notifyCancelled(
  ctx: Context,
  row: SubscriptionRow,
  cancellation: Cancellation,
): Promise<void> {
  await notify(ctx, 'subscription_cancelled', row, cancellation)
}

export async function notifyPaid(
  ctx: Context,
  row: SubscriptionRow,
  { planName, amountCents, paidOn }: Named & { amountCents: number; paidOn: string },
): Promise<void> {
  await notify(ctx, 'payment_received', row, { planName }, (locale) => ({
    amount: formatMoney(amountCents, row.currency, locale),
    paidDay: formatDay(paidOn, locale),
  }))
}

type Template = Parameters<typeof notifyContacts>[1]['template']
type Texts = Record<string, string | null>

async function notify(
  ctx: Context,
  template: Template,
  row: SubscriptionRow,
  texts: Texts,
  further: (locale: Locale) => Texts = () => ({}),
): Promise<void> {
  await notifyContacts(ctx, {
    clientId: row.clientId,
    template,
    variables: (locale, hasAccess) => ({
      ...describe(row, locale),
      ...texts,
      ...further(locale),
      servicesUrl: hasAccess ? `${ctx.config.baseUrl}/c/${row.clientId}/services` : null,
    }),
  })
}

function describe(row: SubscriptionRow, locale: Locale): Texts {
  return {
    price: formatMoney(row.priceCents, row.currency, locale),
    sessions: new Intl.NumberFormat(locale).format(row.includedSessions),
    startDay: formatDay(row.periodStartOn, locale),
    renewalDay: formatDay(row.periodEndOn, locale),
    dueDay: formatDay(row.dueOn, locale),
    dueAmount: amountDue(row) > 0 ? formatMoney(amountDue(row), row.currency, locale) : null,
    endDay: formatDay(row.endedOn ?? row.periodEndOn, locale),
  }
}
