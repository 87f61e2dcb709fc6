import { simpleParser } from 'mailparser'
import { beforeAll, describe, expect, test } from 'vitest'
import { locales } from '#contract/fields.ts'
import { type EmailTemplate, emailTemplates } from '#contract/notifications.ts'
import { inPortalScope, inTransaction, type PortalActor } from '#server/context.ts'
import { emailRow, queueTestEmail, testLink } from '#test/emails.ts'
import { insertMembership, insertUser } from '#test/factories.ts'
import { useSmtpServer, useTestApp } from '#test/hooks.ts'
import { forgetSecrets } from './queue.ts'

const server = useSmtpServer()
const testApp = useTestApp(() => ({ smtpUrl: server.url, mailFrom: 'correio@example.com' }))

beforeAll(async () => {
  const provider = {
    name: 'Provedora "Sul" & Cia',
    supportEmail: 'ajuda@example.com',
    supportPhone: '+5551987654321',
  }
  await testApp.db
    .updateTable('provider')
    .set({ ...provider, accentColor: '#7a1f3d', welcomeVideoUrl: 'https://video.example/tour?a=1&b=2' })
    .execute()
})

/** What staff send by hand is in their own words: see the test of sending an invoice. */
type Automatic = Exclude<EmailTemplate, 'invoice_sent'>
const automatic = emailTemplates.filter((template): template is Automatic => template !== 'invoice_sent')

const withLink: readonly EmailTemplate[] = [
  'set_password',
  'reset_password',
  'confirm_email_change',
  'invitation',
]
const subjects: Record<Automatic, { 'pt-BR': string; en: string }> = {
  welcome: { 'pt-BR': 'Boas-vindas à área do cliente', en: 'Welcome to the client area' },
  set_password: { 'pt-BR': 'Defina a sua senha', en: 'Set your password' },
  reset_password: { 'pt-BR': 'Redefina a sua senha', en: 'Reset your password' },
  sign_in_code: { 'pt-BR': 'Seu código de acesso', en: 'Your sign-in code' },
  confirm_email_change: {
    'pt-BR': 'Confirme o seu novo e-mail de acesso',
    en: 'Confirm your new sign-in e-mail',
  },
  email_change_notice: {
    'pt-BR': 'Pedido de troca do seu e-mail de acesso',
    en: 'Request to change your sign-in e-mail',
  },
  secret_viewed: {
    'pt-BR': 'O link ou código de uma mensagem sua foi visto',
    en: 'The link or code in one of your messages was viewed',
  },
  impersonation_notice: {
    'pt-BR': 'A nossa equipe acessou a área do cliente em seu nome',
    en: 'Our team signed in to the client area as you',
  },
  invitation: {
    'pt-BR': 'Convite para a área do cliente: Padaria {{ secret }} **Pão**',
    en: 'Invitation to the client area: Padaria {{ secret }} **Pão**',
  },
  subscription_started: { 'pt-BR': 'Plano Bê <i> contratado', en: 'Plan Bê <i> ordered' },
  plan_upgraded: { 'pt-BR': 'Upgrade para o plano Bê <i>', en: 'Upgrade to the plan Bê <i>' },
  plan_downgraded: { 'pt-BR': 'Downgrade para o plano Bê <i>', en: 'Downgrade to the plan Bê <i>' },
  subscription_renewed: { 'pt-BR': 'Plano Bê <i> renovado', en: 'Plan Bê <i> renewed' },
  subscription_cancelled: { 'pt-BR': 'Cancelamento do plano Bê <i>', en: 'Cancellation of the plan Bê <i>' },
  payment_received: { 'pt-BR': 'Pagamento recebido: R$ 49,90', en: 'Payment received: R$ 49,90' },
}
const variables = {
  firstName: 'Zé <b>"D\'Ávila"</b> 🌻 مريم',
  clientName: 'Padaria {{ secret }} **Pão**',
  accessEmail: 'ze@example.org',
  howToEnter: 'link',
  newEmailMasked: 'z•••@example.net',
  staffName: 'Ana Lima',
  messageSubject: 'Defina a sua senha',
  messageTime: '1 de março de 2026',
  reason: 'Ver a fatura <42>',
  startTime: '1 de março de 2026, 09:30 BRT',
  inviterName: 'Bia Castro',
  validDays: '7',
  planName: 'Bê <i>',
  previousName: 'Á "B"',
  timing: 'now',
  step: 'scheduled',
  sessions: '1.000',
  price: 'R$ 49,90',
  startDay: '1 de março de 2026',
  renewalDay: '1 de abril de 2026',
  endDay: '1 de abril de 2026',
  dueDay: '5 de março de 2026',
  dueAmount: 'R$ 40,00',
  amount: 'R$ 49,90',
  paidDay: '4 de março de 2026',
  servicesUrl: 'https://portal.example/c/1/services',
}

describe.each(locales)('in %s', (locale) => {
  test.each(automatic)('%s arrives as it should', async (template) => {
    const secret = withLink.includes(template) ? testLink : template === 'sign_in_code' ? '004217' : null
    const id = await queueTestEmail(testApp.ctx, {
      template,
      locale,
      variables,
      to: {
        email: 'ze@example.org',
        name: 'Zé "D\'Ávila" 🌻 مريم\r\nBcc: x@example.net',
        userId: null,
        contactId: null,
      },
      ...(secret
        ? { secret: { value: secret, expiresAt: inAnHour(), linkId: null } }
        : { secret: undefined as never }),
    })
    await testApp.runJobs()
    const message = server.messages.at(-1)
    if (!message) throw new Error('nothing arrived')
    const row = await emailRow(testApp, id)
    expect(row).toMatchObject({ state: 'sent', attempts: 1, sentAt: testApp.clock.now(), lastError: null })

    expect(message.messageId).toBe(row.messageId)
    expect(row.messageId).toMatch(/^<[0-9a-f-]{36}@localhost>$/)
    expect(message.subject).toBe(`${subjects[template][locale]} – Provedora "Sul" & Cia`)
    expect(message.from?.value).toEqual([{ name: 'Provedora "Sul" & Cia', address: 'correio@example.com' }])
    expect(message.replyTo?.value).toEqual([{ name: 'Provedora "Sul" & Cia', address: 'ajuda@example.com' }])
    expect(message.to).toMatchObject({ value: [{ name: 'Zé "D\'Ávila" 🌻 مريم Bcc: x@example.net' }] })
    expect(message.envelope.to).toEqual(['ze@example.org'])

    const html = message.html as string
    const text = message.text as string
    expect(html).toContain(`<html lang="${locale}"`)
    expect(html).toContain('<meta name="color-scheme" content="light dark">')
    expect(html).toContain('border-top:4px solid #7a1f3d')
    expect(html).toContain('Zé &lt;b&gt;&quot;D&#39;Ávila&quot;&lt;/b&gt; 🌻 مريم')
    expect(text).toContain('Zé <b>"D\'Ávila"</b> 🌻 مريم')
    expect(html).toContain('Provedora &quot;Sul&quot; &amp; Cia')
    expect(html).toContain(
      '<a href="mailto:ajuda@example.com">ajuda@example.com</a> · +55\u00a051\u00a098765\u00a04321',
    )
    expect(text).toContain('ajuda@example.com · +55\u00a051\u00a098765\u00a04321')
    expect(html).toContain('<a href="http://localhost:3000">http://localhost:3000</a>')
    expect(`${html}${text}${row.subject}`).not.toMatch(
      /balcao-secret-|undefined|null\b|\{\{ (?!secret \}\} \*\*)|\{%/,
    )
    expect(html).not.toMatch(/<[bi]>|<script/)
    expect(text).not.toMatch(/<\/?(p|a|h1|li)\b|\\/)
    if (secret) {
      expect(text).toContain(secret)
      expect(html).toContain(secret.replace('&', '&amp;').replaceAll('"', '&quot;'))
      expect(`${row.html}${row.text}${row.subject}`).not.toContain(secret)
    }
    if (withLink.includes(template)) {
      expect(html).toContain(
        '<a class="button" href="https://portal.example/set-password#token=aaa&amp;x=&quot;1&quot;"',
      )
    }
  })
})

describe('the welcome message', () => {
  test.each([
    ['password', 'use a senha que você recebeu da nossa equipe'],
    ['link', 'o link está em outra mensagem'],
    ['existing', 'use a mesma senha de sempre'],
    ['recovery', 'clique em “Esqueceu sua senha?”'],
  ])('says how to enter: %s', async (howToEnter, sentence) => {
    const row = await emailRow(testApp, await welcome({ howToEnter }))
    expect(row.text).toContain(sentence)
    expect(row.text?.match(/Para entrar/g)).toHaveLength(1)
    expect(row.text).toContain('em nome de Padaria {{ secret }} **Pão**.')
    expect(row.text).toContain('- Endereço: http://localhost:3000\n- E-mail de acesso: ze@example.org')
    expect(row.text).toContain('vídeo de demonstração (https://video.example/tour?a=1&b=2)')
    expect(row.html).toContain('href="https://video.example/tour?a=1&amp;b=2"')
  })

  test('leaves the video out when the provider has none', async () => {
    await inTransaction(testApp.ctx, async (tx) => {
      await tx.db.updateTable('provider').set({ welcomeVideoUrl: null }).execute()
      const { text } = await emailRow(tx, await queueTestEmail(tx, { template: 'welcome', variables }))
      expect(text).not.toContain('vídeo')
      await tx.db
        .updateTable('provider')
        .set({ welcomeVideoUrl: 'https://video.example/tour?a=1&b=2' })
        .execute()
    })
  })

  async function welcome(overrides: Record<string, string>): Promise<number> {
    return await queueTestEmail(testApp.ctx, {
      template: 'welcome',
      variables: { ...variables, ...overrides },
    })
  }
})

describe('queueing', () => {
  test('belongs to the transaction of its cause: it comes and goes with it', async () => {
    const before = await countEmails()
    const failing = inTransaction(testApp.ctx, async (tx) => {
      await queueTestEmail(tx)
      throw new Error('the cause failed')
    })
    await expect(failing).rejects.toThrow('the cause failed')
    expect(await countEmails()).toBe(before)
    await queueTestEmail(testApp.ctx)
    expect(await countEmails()).toBe(before + 1)
    await testApp.runJobs()
  })

  test('works from within the client area, and comes back to its role', async () => {
    const { clientId, contactId, userId } = await insertMembership(testApp.db)
    const grant = { permissions: [], supportLevel: 0 } as const
    const actor: PortalActor = {
      kind: 'portal',
      userId,
      sessionId: 1,
      clientId,
      contactId,
      isPrimary: true,
      grant,
    }
    const id = await inPortalScope({ ...testApp.ctx, actor }, async (ctx) => {
      const queued = await queueTestEmail(ctx, { clientId })
      expect(await ctx.db.selectFrom('clients').select('id').execute()).toEqual([{ id: clientId }])
      return queued
    })
    expect(await emailRow(testApp, id)).toMatchObject({ state: 'queued', clientId })
  })

  test('keeps the secret encrypted, bound to its message, until it is forgotten', async () => {
    const user = await insertUser(testApp.db)
    const link = await testApp.db
      .insertInto('links')
      .values({
        userId: user.id,
        purpose: 'set_password',
        tokenHash: Buffer.from('x'),
        expiresAt: inAnHour(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const secret = { value: testLink, expiresAt: inAnHour(), linkId: link.id }
    const id = await queueTestEmail(testApp.ctx, { secret })
    const other = await queueTestEmail(testApp.ctx)
    expect((await emailRow(testApp, id)).secretEncrypted?.includes('token')).toBe(false)
    await forgetSecrets(testApp.ctx, { linkId: link.id })
    expect((await emailRow(testApp, id)).secretEncrypted).toBeNull()
    expect((await emailRow(testApp, other)).secretEncrypted).not.toBeNull()
  })
})

test('the messages are plain MIME that any parser reads back', async () => {
  const raw = server.messages.at(-1)?.raw ?? ''
  expect(raw.split('\r\n').every((line) => line.length <= 998)).toBe(true)
  expect((await simpleParser(raw)).attachments).toEqual([])
  expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/m)
})

async function countEmails(): Promise<number> {
  return (await testApp.db.selectFrom('emails').select('id').execute()).length
}

function inAnHour(): Date {
  return new Date(testApp.clock.now().getTime() + 3_600_000)
}
