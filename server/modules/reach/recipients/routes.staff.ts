import { z } from 'zod'
import { staffRoutes } from '#areas/staff.ts'
import { idParam } from '#contract/fields.ts'
import { clientRecipients } from '#contract/recipients.ts'
import { describeRecipient, getClientRecipients } from './recipient.ts'

const staff = staffRoutes('notifications')

export const recipientStaffRoutes = [
  staff.get('/clients/:clientId/recipients', 'clients:view', {
    summary: 'Get who receives which e-mails, and why others do not',
    params: z.object({ clientId: idParam }),
    answer: clientRecipients,
    handle: async (ctx, input) => {
      const { rows, categories } = await getClientRecipients(ctx, input.clientId)
      return {
        contacts: rows.map(describeRecipient),
        categories: categories.map(({ category, decisions }) => ({
          category,
          decisions,
          reachesNobody: decisions.every(({ reason }) => reason !== null),
        })),
      }
    },
  }),
]
