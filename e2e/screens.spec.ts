import type { APIRequestContext } from '@playwright/test'
import { admin, expect, linkIn, look, mailTo, phone, test } from './fixtures.ts'
import { addClient, addContact, byLink } from './registry.ts'

const views = [
  { name: 'phone-dark-en', viewport: phone, colorScheme: 'dark', locale: 'en-US' },
  { name: 'wide-dark', viewport: { width: 1440, height: 900 }, colorScheme: 'dark', locale: 'pt-BR' },
  { name: 'phone', viewport: phone, colorScheme: 'light', locale: 'pt-BR' },
] as const

// The pages that people see most, at a phone's width and in the dark: readable, nothing sticking out, nothing lost.
for (const { name, ...view } of views) {
  test(`the main pages, ${name}`, async ({ site, person }) => {
    const { page, context } = await person(view)
    const locale = view.locale === 'en-US' ? 'en' : 'pt-BR'
    const api = context.request
    await page.goto('/sign-in')
    await look(page, `${name}-sign-in`)
    await page.goto('/recover-password')
    await look(page, `${name}-recover`)

    await api.post('/api/v1/sessions', { data: admin })
    const { version } = (await (await api.get('/api/v1/user')).json()) as { version: number }
    await api.put('/api/v1/user', { data: { firstName: 'Marina', lastName: 'Duarte', locale, version } })
    const id = await addClient(api, {
      tradeName: `Uma empresa de nome bastante comprido ${name}`,
      email: 'a@b.example',
    })
    const email = `${name}@empresa-de-nome-comprido.example`
    const { access } = await addContact(api, id, {
      firstName: 'Maria Aparecida',
      lastName: 'dos Santos Albuquerque',
      email,
      locale,
      access: { ...byLink, skipWelcomeEmail: false },
    })
    const invited = { email: `convidada-${email}`, firstName: 'Maria da Conceição', lastName: 'Albuquerque' }
    await api.post(`/api/v1/clients/${id}/invitations`, { data: invited })
    const link = linkIn(await mailTo(site, email, /senha|password/i))

    await contractPlan(api, id)

    for (const path of [
      'clients',
      'deleted-clients',
      `clients/${id}/business`,
      `clients/${id}/contacts`,
      `clients/${id}/contacts/new`,
      `clients/${id}/users`,
      `clients/${id}/users/new`,
      `clients/${id}/users/${access?.membershipId}`,
      `clients/${id}/plan`,
      `clients/${id}/emails`,
      `clients/${id}/recipients`,
      `clients/${id}/history`,
      'plans',
      'emails',
      'settings/brand',
      'settings/access',
      'settings/support',
      'settings/team',
      'settings/api-tokens',
      'settings/plans',
      'settings/registry',
      'settings/mail',
      'settings/templates',
      'settings/templates/welcome',
      'profile',
    ]) {
      await page.goto(`/staff/${path}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await look(page, `${name}-staff-${path.replaceAll('/', '-').replaceAll(String(id), 'id')}`)
    }

    await page.goto(link)
    await look(page, `${name}-set-password`)
    await page.getByRole('textbox', { name: /Nova senha|New password/ }).fill('uma frase de teste longa')
    await page.getByRole('textbox', { name: /Repita|Repeat/ }).fill('uma frase de teste longa')
    await page.getByRole('button', { name: /Salvar senha|Save password/ }).click()
    await page.waitForURL(/\/c\/\d+/)
    for (const path of [
      '',
      '/services',
      '/contacts',
      '/contacts/new',
      '/users',
      '/users/new',
      '/emails',
      '/profile',
    ]) {
      await page.goto(`/c/${id}${path}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await look(page, `${name}-portal${path.replaceAll('/', '-')}`)
    }
  })
}

/** A plan with much to show: a second one that follows it, extra sessions, some used, an overdue payment. */
async function contractPlan(api: APIRequestContext, clientId: number): Promise<void> {
  const plan = {
    name: 'Profissional com um nome comprido',
    priceCents: 129_990,
    cycleMonths: 1,
    includedSessions: 1500,
  }
  const { id: planId } = (await (await api.post('/api/v1/plans', { data: plan })).json()) as { id: number }
  const about = 'Para quem atende o dia inteiro, com várias pessoas na equipe.'
  const larger = { ...plan, name: 'Empresa', description: about, priceCents: 349_990 }
  const { id: largerId } = (await (await api.post('/api/v1/plans', { data: larger })).json()) as {
    id: number
  }
  const at = `/api/v1/clients/${clientId}`
  const start = { planId, startedOn: '2026-01-31', dueOn: '2026-02-10', paymentType: 'boleto' }
  const { version } = (await (await api.post(`${at}/subscriptions`, { data: start })).json()) as {
    version: number
  }
  const change = { planId: largerId, when: 'at_renewal', version }
  for (const call of [
    api.put(`${at}/subscription/plan-change`, { data: change }),
    api.post(`${at}/subscription/extra-sessions`, { data: { sessions: 250, reason: 'Campanha' } }),
    api.post(`${at}/usage`, {
      data: { sessions: 1320, idempotencyKey: 'lote-1', note: 'Atendimentos de novembro' },
    }),
  ])
    expect((await call).ok()).toBe(true)
}
