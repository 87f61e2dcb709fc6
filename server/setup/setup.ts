import type { SetupInput } from '#contract/provider.ts'
import { recordEvent } from '#modules/history/events/event.ts'
import { type Browser, type NewSession, startSession } from '#modules/identity/sessions/session.ts'
import { addStaffUser, hasAdministrator } from '#modules/identity/staff-users/staff-user.ts'
import { findOrCreateUser, proveMailbox, setInitialPassword } from '#modules/identity/users/user.ts'
import { getProviderRow, updateProvider } from '#modules/provider/provider/queries.ts'
import { equalBytes, hashToken, randomToken } from '#platform/crypto.ts'
import { AppError } from '#platform/errors.ts'
import type { Context } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { loadSampleData } from './sample-data.ts'

/** The secret of the first visit's link, printed in the terminal; null once there is an administrator. */
export async function openSetup(ctx: Context): Promise<string | null> {
  if (await hasAdministrator(ctx)) return null
  const token = randomToken()
  await updateProvider(ctx.db, { setupTokenHash: hashToken(token) })
  return token
}

/** The first visit: names the provider, creates the first administrator and signs them in. Once only. */
export async function setUp(ctx: Context, input: SetupInput, browser: Browser): Promise<NewSession> {
  return await inTransaction(ctx, async (tx) => {
    const row = await getProviderRow(tx.db, true)
    if (row.setUpAt) throw new AppError('setup.done')
    if (!row.setupTokenHash || !equalBytes(row.setupTokenHash, hashToken(input.token))) {
      throw new AppError('setup.wrong_token')
    }
    const userId = await createAdministrator(tx, input)
    await closeSetup(tx, { name: input.providerName, locale: input.locale })
    if (input.loadSampleData) await loadSampleData({ ...tx, actor: { kind: 'system' } })
    return await startSession(tx, userId, browser, true)
  })
}

/** The same without a person, from `ADMIN_EMAIL` and `ADMIN_PASSWORD`. */
export async function setUpFromConfig(ctx: Context): Promise<void> {
  const { admin } = ctx.config
  if (!admin) return
  await setUpProvider(ctx, {
    ...admin,
    providerName: null,
    firstName: 'Administrador',
    lastName: 'Balcão',
    locale: 'pt-BR',
  })
}

/** Returns false, and does nothing, when it was done before. */
export async function setUpProvider(
  ctx: Context,
  { providerName, ...person }: Administrator & { providerName: string | null },
): Promise<boolean> {
  return await inTransaction(ctx, async (tx) => {
    const row = await getProviderRow(tx.db, true)
    if (row.setUpAt) return false
    await createAdministrator(tx, person)
    await closeSetup(tx, { name: providerName ?? row.name, locale: person.locale })
    return true
  })
}

type Administrator = Pick<SetupInput, 'email' | 'password' | 'firstName' | 'lastName' | 'locale'>

async function createAdministrator(ctx: Context, person: Administrator): Promise<number> {
  const user = await findOrCreateUser(ctx, person)
  await setInitialPassword(ctx, user.id, person.password)
  // The terminal or the environment counts as proof of the mailbox.
  await proveMailbox(ctx, user.id)
  await addStaffUser(ctx, user.id, 'administrator')
  return user.id
}

async function closeSetup(ctx: Context, values: { name: string; locale: string }): Promise<void> {
  await updateProvider(ctx.db, {
    ...values,
    setupTokenHash: null,
    setUpAt: ctx.now(),
    updatedAt: ctx.now(),
  })
  await recordEvent(ctx, {
    clientId: null,
    action: 'provider.set_up',
    subject: { id: null },
  })
}
