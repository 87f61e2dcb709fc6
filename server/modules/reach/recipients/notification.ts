import type { Locale } from '#contract/fields.ts'
import { fullName } from '#contract/names.ts'
import { type EmailTemplate, templateCategory } from '#contract/notifications.ts'
import { queueEmail, recordUnreceived } from '#modules/mail/emails/queue.ts'
import { getClient } from '#modules/registry/clients/client.ts'
import type { Context } from '#server/context.ts'
import { decideFor, listRecipients } from './recipient.ts'

type Notification = {
  clientId: number
  template: EmailTemplate
  /** In the reader's language; `hasAccess` says whether they can sign in to see more. */
  variables: (locale: Locale, hasAccess: boolean) => Record<string, string | null>
}

/**
 * Queues one e-mail for each of the client's contacts who gets those of the template's category, in their language. One
 * that reaches nobody is recorded as such.
 */
export async function notifyContacts(ctx: Context, { clientId, template, variables }: Notification) {
  const client = await getClient(ctx, clientId)
  const rows = await listRecipients(ctx, clientId)
  const decisions = decideFor(rows, templateCategory[template])
  const receiving = rows.filter((_, index) => decisions[index]?.reason === null)
  const shared = { clientName: client.tradeName }
  if (receiving.length === 0) {
    const locale = client.locale as Locale
    await recordUnreceived(ctx, {
      template,
      clientId,
      locale,
      variables: { firstName: null, ...shared, ...variables(locale, false) },
    })
  }
  for (const { id, email, userId, ...row } of receiving) {
    const locale = row.locale as Locale
    await queueEmail(ctx, {
      template,
      to: { email, name: fullName(row), userId, contactId: id },
      clientId,
      locale,
      variables: { firstName: row.firstName, ...shared, ...variables(locale, userId !== null) },
    })
  }
}
