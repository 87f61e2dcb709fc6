import type { Selectable } from 'kysely'
import { type NewEmail, queueEmail } from '#modules/mail/emails/queue.ts'
import type { Emails } from '#platform/db/types.ts'
import type { Context } from '#server/context.ts'
import type { TestApp } from './app.ts'

export const testLink = 'https://portal.example/set-password#token=aaa&x="1"'

/** A message in the queue; a set-password link valid for an hour unless told otherwise. */
export async function queueTestEmail(ctx: Context, overrides: Partial<NewEmail> = {}): Promise<number> {
  return await queueEmail(ctx, {
    template: 'set_password',
    to: { email: 'maria@example.org', name: 'Maria Souza', userId: null, contactId: null },
    clientId: null,
    locale: 'pt-BR',
    variables: { firstName: 'Maria' },
    secret: { value: testLink, expiresAt: new Date(ctx.now().getTime() + 3_600_000), linkId: null },
    ...overrides,
  })
}

export async function emailRow({ db }: Pick<TestApp, 'db'>, id: number): Promise<Selectable<Emails>> {
  return await db.selectFrom('emails').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}
