import { admin, expect, linkIn, look, mailTo, test } from './fixtures.ts'

const views = [
  { name: 'phone-dark-en', viewport: { width: 360, height: 740 }, colorScheme: 'dark', locale: 'en-US' },
  { name: 'wide-dark', viewport: { width: 1440, height: 900 }, colorScheme: 'dark', locale: 'pt-BR' },
  { name: 'phone', viewport: { width: 360, height: 740 }, colorScheme: 'light', locale: 'pt-BR' },
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
    const client = {
      tradeName: `Uma empresa de nome bastante comprido ${name}`,
      legalName: 'Uma Empresa Ltda.',
      email: 'a@b.example',
    }
    const { id } = (await (await api.post('/api/v1/clients', { data: client })).json()) as { id: number }
    const email = `${name}@empresa-de-nome-comprido.example`
    const access = { permissions: [], supportLevel: 0, sendSetPasswordEmail: true }
    const contact = {
      firstName: 'Maria Aparecida',
      lastName: 'dos Santos Albuquerque',
      email,
      locale,
      notifications: [],
      access,
    }
    const added = await api.post(`/api/v1/clients/${id}/contacts`, { data: contact })
    const { membershipId } = ((await added.json()) as { access: { membershipId: number } }).access
    const invited = { email: `convidada-${email}`, firstName: 'Maria da Conceição', lastName: 'Albuquerque' }
    await api.post(`/api/v1/clients/${id}/invitations`, { data: invited })
    const link = linkIn(await mailTo(site, email, /senha|password/i))

    for (const path of [
      'clients',
      'deleted-clients',
      `clients/${id}/business`,
      `clients/${id}/contacts`,
      `clients/${id}/contacts/new`,
      `clients/${id}/users`,
      `clients/${id}/users/new`,
      `clients/${id}/users/${membershipId}`,
      `clients/${id}/emails`,
      `clients/${id}/history`,
      'emails',
      'settings/brand',
      'settings/access',
      'settings/support',
      'settings/team',
      'settings/api-tokens',
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
    for (const path of ['', '/contacts', '/contacts/new', '/users', '/users/new', '/emails', '/profile']) {
      await page.goto(`/c/${id}${path}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await look(page, `${name}-portal${path.replaceAll('/', '-')}`)
    }
  })
}
