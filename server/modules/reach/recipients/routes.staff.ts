import { z } from 'zod'
import { staffContext } from '#areas/request.ts'
import { idParam } from '#contract/fields.ts'
import { clientRecipients } from '#contract/recipients.ts'
import type { App } from '#platform/http/app-type.ts'
import { describeRecipient, getClientRecipients } from './recipient.ts'

export async function notificationStaffRoutes(app: App): Promise<void> {
  app.get(
    '/clients/:clientId/recipients',
    {
      schema: {
        tags: ['notifications'],
        summary: 'Who receives which e-mails, and why the others do not',
        params: z.object({ clientId: idParam }),
        response: { 200: clientRecipients },
      },
      config: { access: 'clients:view', whileImpersonating: false },
    },
    async (request) => {
      const { rows, categories } = await getClientRecipients(staffContext(request), request.params.clientId)
      return {
        contacts: rows.map(describeRecipient),
        categories: categories.map(({ category, decisions }) => ({
          category,
          decisions,
          reachesNobody: decisions.every(({ reason }) => reason !== null),
        })),
      }
    },
  )
}
