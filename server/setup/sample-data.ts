import { clientPermissions, fullGrant, type Grant } from '#contract/access.ts'
import { clientInput } from '#contract/clients.ts'
import { staffContactInput } from '#contract/contacts.ts'
import { createClient } from '#modules/registry/clients/client.ts'
import { createContact } from '#modules/registry/contacts/contact.ts'
import type { Context } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { addSampleInvoices } from './documents.ts'
import { moreClients } from './more-clients.ts'
import { sampleClients } from './people.ts'
import { addSamplePlans, addSampleSubscription } from './plans.ts'

const grants: Record<'everything' | 'money' | 'support', Grant> = {
  everything: fullGrant,
  money: {
    permissions: clientPermissions.filter((permission) =>
      /^(invoices|estimates|proposals|contracts|emails):/.test(permission),
    ),
    supportLevel: 2,
  },
  support: {
    permissions: ['profile:view', 'contacts:manage', 'services:view', 'emails:view'],
    supportLevel: 4,
  },
}

/**
 * Registers the invented clients through the same verbs that people use. Nobody gets an e-mail of it. With a
 * `password`, those who may sign in have it.
 */
export async function loadSampleData(ctx: Context, password: string | null = null): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const planIds = await addSamplePlans(tx)
    for (const { people, plan, ...client } of [...moreClients, ...sampleClients]) {
      const { id } = await createClient(tx, clientInput.parse(client))
      for (const { may, ...person } of people) {
        const access =
          may === 'nothing'
            ? null
            : { ...grants[may], permissions: [...grants[may].permissions], password, skipWelcomeEmail: true }
        await createContact(tx, { ...staffContactInput.parse({ ...person, access }), clientId: id })
      }
      const planId = plan && planIds.get(plan.name)
      if (planId) await addSampleSubscription(tx, id, planId, plan)
      await addSampleInvoices(tx, id, client.tradeName)
    }
  })
}
