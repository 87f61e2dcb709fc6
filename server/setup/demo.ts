import { findUserByEmail, proveMailbox } from '#modules/identity/users/user.ts'
import type { Context } from '#server/context.ts'
import { inTransaction } from '#server/context.ts'
import { loadSampleData } from './sample-data.ts'
import { setUpProvider } from './setup.ts'

// No secret: the demonstration listens on this machine only, and holds nothing but invented people.
const demoPassword = 'demonstração do balcão'
const administrator = { email: 'admin@horizonte.example', firstName: 'Marina', lastName: 'Duarte' }
const readyToEnter = ['beatriz@mascavo.example', 'caio@mascavo.example']

/** Fills an empty demonstration, and says who can sign in. */
export async function setUpDemo(ctx: Context, say: (line: string) => void): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const isNew = await setUpProvider(tx, {
      ...administrator,
      providerName: 'Horizonte Hospedagem',
      locale: 'pt-BR',
      password: demoPassword,
    })
    if (!isNew) return
    await loadSampleData(tx, demoPassword)
    for (const email of readyToEnter) {
      const user = await findUserByEmail(tx, email)
      if (user) await proveMailbox(tx, user.id)
    }
  })
  say('')
  say(`Who can sign in, all with the password: ${demoPassword}`)
  say(`  ${administrator.email}     staff, administrator`)
  say('  beatriz@mascavo.example     client area, may do everything')
  say('  caio@mascavo.example        client area of two clients, invoices and such')
  say('  helena@pontoarq.example     client area, first sign-in: asks for the code sent by e-mail')
  say('  ze@oficinadoze.example      client area, support and contacts; first sign-in too')
  say(`E-mails of the demonstration: ${ctx.config.baseUrl}/demo/mail`)
}
