import type { Locale } from '../../../contract/fields.ts'
import { type EmailTemplate, templateCategory } from '../../../contract/notifications.ts'
import type { Context } from '../../context.ts'
import { asOwner } from '../../context.ts'
import { queueEmail } from '../emails/email.ts'
import { listRecipientRows } from './queries.ts'

type Notification = {
  clientId: number
  template: EmailTemplate
  /** In the reader's language; `hasAccess` says whether they can sign in to see more. */
  variables: (locale: Locale, hasAccess: boolean) => Record<string, string | null>
}

/** Queues one e-mail for each of the client's contacts with the template's category on, in their language. */
export async function notifyContacts(ctx: Context, { clientId, template, variables }: Notification) {
  const category = templateCategory[template]
  const recipients = await asOwner(ctx, (owner) => listRecipientRows(owner.db, clientId, category))
  if (recipients.length === 0) ctx.log.warn({ clientId, category, template }, 'a notification reaches nobody')
  for (const { id, first_name, last_name, email, user_id, client_name, ...recipient } of recipients) {
    const locale = recipient.locale as Locale
    await queueEmail(ctx, {
      template,
      to: { email, name: `${first_name} ${last_name}`, userId: user_id, contactId: id },
      clientId,
      locale,
      variables: { firstName: first_name, clientName: client_name, ...variables(locale, user_id !== null) },
    })
  }
}
