import type { APIRequestContext, Page } from '@playwright/test'
import { admin, expect, linkIn, mailTo, type Person, type Site } from './fixtures.ts'

/** Everybody's in these journeys. */
export const password = 'uma frase de teste longa'

type Invited = { email: string; client: string; id: number }

/** As the user signed in in this browser, or by making a new one. */
export async function accept(site: Site, page: Page, { email, client, id }: Invited): Promise<void> {
  await page.goto(linkIn(await mailTo(site, email, new RegExp(client))))
  const oneClick = page.getByRole('button', { name: 'Aceitar convite' })
  const byNewUser = page.getByRole('button', { name: 'Criar usuário e aceitar' })
  await expect(oneClick.or(byNewUser)).toBeVisible()
  if (await byNewUser.isVisible()) {
    await page.getByRole('textbox', { name: 'Nome', exact: true }).fill('Caio')
    await page.getByRole('textbox', { name: 'Sobrenome' }).fill('Antunes')
    await page.getByRole('textbox', { name: 'Crie uma senha' }).fill(password)
  }
  await oneClick.or(byNewUser).click()
  await expect(page).toHaveURL(new RegExp(`/c/${id}$`))
}

/** A client with its primary contact, who has every permission. */
export async function addClient({ page }: Person, tradeName: string, domain: string): Promise<number> {
  await page.request.post('/api/v1/sessions', { data: admin })
  const client = { tradeName, legalName: `${tradeName} Ltda.`, email: `contato@${domain}.example` }
  const answer = await page.request.post('/api/v1/clients', { data: client })
  const { id } = (await answer.json()) as { id: number }
  await addContact(page.request, id, { firstName: 'Beatriz', email: `beatriz@${domain}.example` })
  return id
}

type NewContact = {
  firstName: string
  email: string
  hasAccess?: boolean
  permissions?: string[]
  supportLevel?: number
  password?: string
}

export async function addContact(
  api: APIRequestContext,
  clientId: number,
  contact: NewContact,
): Promise<void> {
  const { firstName, email, hasAccess = true, permissions = [], supportLevel = 0, password: given } = contact
  const way = given ? { password: given } : { sendSetPasswordEmail: true }
  const access = hasAccess ? { permissions, supportLevel, skipWelcomeEmail: true, ...way } : null
  const data = { firstName, lastName: 'Lima', email, notifications: [], access }
  expect((await api.post(`/api/v1/clients/${clientId}/contacts`, { data })).status()).toBe(201)
}
