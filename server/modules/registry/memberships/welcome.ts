import type { Locale } from '#contract/fields.ts'
import { fullName } from '#contract/names.ts'
import { queueEmail } from '#modules/mail/emails/queue.ts'
import type { Actor, Context } from '#server/context.ts'

type Welcomed = {
  clientId: number
  clientName: string
  contactId: number
  firstName: string
  lastName: string
  locale: Locale
}

/** What the welcome e-mail says about signing in; null says nothing, to somebody who just did. */
type HowToEnter = 'password' | 'link' | 'existing' | 'recovery' | null

/** The client area can read its e-mails, and they must not tell who has a password: it gets no `existing`. */
export function howToEnter(
  actor: Actor,
  input: { sendSetPasswordEmail: boolean },
  hasNewPassword: boolean,
  hadPassword: boolean,
): HowToEnter {
  if (hasNewPassword) return 'password'
  if (input.sendSetPasswordEmail) return 'link'
  return hadPassword && actor.kind !== 'portal' ? 'existing' : 'recovery'
}

export async function sendWelcome(
  ctx: Context,
  { clientId, clientName, contactId, firstName, lastName, locale }: Welcomed,
  user: { id: number; email: string },
  howToEnter: HowToEnter,
): Promise<void> {
  await queueEmail(ctx, {
    template: 'welcome',
    to: { email: user.email, name: fullName({ firstName, lastName }), userId: user.id, contactId },
    clientId,
    locale,
    variables: { firstName, clientName, accessEmail: user.email, howToEnter },
  })
}
