import type { EmailTemplate } from '#contract/notifications.ts'
import { decrypt } from '#platform/crypto.ts'
import type { TestApp } from './app.ts'

/** Every message queued for an address, oldest first. */
export async function messagesTo({ db }: TestApp, to: string) {
  return await db.selectFrom('emails').selectAll().where('toEmail', '=', to).orderBy('id').execute()
}

/** The link or code in the newest message of this kind. */
export async function lastSecret(testApp: TestApp, to: string, template: EmailTemplate): Promise<string> {
  const message = (await messagesTo(testApp, to)).findLast((one) => one.template === template)
  if (!message?.secretEncrypted) throw new Error(`no ${template} with a secret for ${to}`)
  return decrypt(testApp.ctx.key, message.messageId, message.secretEncrypted)
}

/** The token of a link such as `http://…/set-password#token=…`. */
export async function lastToken(testApp: TestApp, to: string, template: EmailTemplate): Promise<string> {
  return (await lastSecret(testApp, to, template)).split('#token=')[1] as string
}
