import type { Updateable } from 'kysely'
import type { Subscriptions } from '#platform/db/types.ts'
import { insertPlan, insertSubscription } from '#test/factories.ts'
import type { Probe, Subject } from '#test/probes.ts'

const probes: Probe[] = [
  {
    path: 'subscription',
    prepare: subscribe,
    requests: {
      'PUT subscription': {
        body: { dueOn: '2026-11-30', paymentType: 'pix', paymentStatus: 'paid', version: 0 },
      },
      'POST subscription/extra-sessions': { body: { sessions: 5, reason: 'Campanha' } },
      'GET subscription/plan-change': { query: async (subject) => `?planId=${await anotherPlan(subject)}` },
      'PUT subscription/plan-change': {
        body: async (subject) => ({ planId: await anotherPlan(subject), when: 'at_renewal', version: 0 }),
      },
      'DELETE subscription/plan-change': {
        prepare: async (subject) => await change(subject, { nextPlanId: await anotherPlan(subject) }),
      },
      'PUT subscription/cancellation': { body: { when: 'now', version: 0 } },
      'DELETE subscription/cancellation': {
        prepare: async (subject) => await change(subject, { cancelsAtPeriodEnd: true }),
      },
    },
  },
  {
    path: 'subscriptions',
    prepare: subscribe,
    requests: {
      'POST subscriptions': {
        body: async (subject) => ({
          planId: await anotherPlan(subject),
          startedOn: '2026-11-20',
          dueOn: '2026-11-30',
        }),
        prepare: async (subject) => await change(subject, { state: 'cancelled', endedOn: '2026-11-20' }),
      },
    },
  },
]
export default probes

async function subscribe({ testApp, clientId }: Subject) {
  await testApp.db.deleteFrom('subscriptions').where('clientId', '=', clientId).execute()
  await insertSubscription(testApp.db, { clientId, dueOn: '2026-11-30' })
}

async function anotherPlan({ testApp }: Subject): Promise<number> {
  return (await insertPlan(testApp.db)).id
}

async function change({ testApp, clientId }: Subject, values: Updateable<Subscriptions>) {
  await testApp.db.updateTable('subscriptions').set(values).where('clientId', '=', clientId).execute()
}
