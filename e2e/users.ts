import type { Page } from '@playwright/test'
import { admin, expect, linkIn, mailTo, type Person, type Site } from './fixtures.ts'
import { addClient, addContact, byLink } from './registry.ts'

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
export async function addClientWithBeatriz(
  { page }: Person,
  tradeName: string,
  domain: string,
): Promise<number> {
  const api = page.request
  await api.post('/api/v1/sessions', { data: admin })
  const id = await addClient(api, { tradeName, email: `contato@${domain}.example` })
  await addContact(api, id, { firstName: 'Beatriz', email: `beatriz@${domain}.example`, access: byLink })
  return id
}
