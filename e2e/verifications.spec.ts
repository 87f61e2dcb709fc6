import type { APIRequestContext } from '@playwright/test'
import { admin, choosePassword, expect, look, phone, test, wide } from './fixtures.ts'
import { addClient, addContact, byLink } from './registry.ts'

const rosa = { email: 'rosa@estrela.example', password: 'uma frase de teste longa' }

test('staff verify who asks for support, with the PIN of the client', async ({ site, person }) => {
  const staff = await person({ viewport: wide })
  const api = staff.context.request
  await api.post('/api/v1/sessions', { data: admin })
  const { clientId, joao } = await registerClient(api)
  const owner = await person({ viewport: wide })
  await choosePassword(site, owner.page, rosa)

  const pin = await test.step('the client’s people make their PIN and see who is authorised', async () => {
    const { page } = owner
    await page.goto(`/c/${clientId}/contacts`)
    await expect(page.getByRole('row', { name: /João Alves/ })).toContainText(
      'Autorizado a solicitar suporte',
    )
    await page.getByRole('button', { name: 'Criar PIN' }).click()
    const digits = page.getByRole('region', { name: 'PIN de suporte' }).getByText(/^\d{3} \d{3}$/)
    await expect(digits).toBeVisible()
    await look(page, 'support-pin')
    const first = await digits.innerText()
    await page.getByRole('button', { name: 'Trocar PIN' }).click()
    await expect(page.getByText('O PIN atual deixa de valer na hora')).toBeVisible()
    await page.getByRole('dialog').getByRole('button', { name: 'Trocar PIN' }).click()
    await expect(digits).not.toHaveText(first)
    await page.reload()
    await expect(digits).toHaveCount(0)
    await page.getByRole('button', { name: 'Mostrar PIN' }).click()
    await expect(digits).toBeVisible()
    await page.setViewportSize(phone)
    await look(page, 'support-pin-phone')
    await page.goto(`/c/${clientId}/contacts/${joao}`)
    await expect(page.getByText('Autorizado a solicitar suporte')).toBeVisible()
    await page.goto(`/c/${clientId}`)
    await expect(page.getByRole('button', { name: 'Mostrar PIN' })).toBeVisible()
    await look(page, 'support-pin-home-phone')
    await page.setViewportSize(wide)
    await look(page, 'support-pin-home')
    await page.getByRole('button', { name: 'Mostrar PIN' }).click()
    return await digits.innerText()
  })

  const { page } = staff
  const panel = page.getByRole('dialog')

  await test.step('a wrong PIN is told at its field, the right one confirms', async () => {
    await page.goto(`/staff/clients/${clientId}/contacts`)
    await page.getByRole('button', { name: 'Verificar contato João Alves' }).click()
    await expect(panel.getByText('joao@estrela.example')).toBeVisible()
    await look(page, 'verify-contact')
    await panel.getByRole('button', { name: 'Confirmar identidade' }).click()
    await expect(panel.getByText('Marque pelo menos uma coisa')).toBeVisible()
    await panel.getByRole('checkbox', { name: 'Nome' }).check()
    await panel.getByRole('checkbox', { name: 'PIN de suporte' }).check()
    await panel.getByRole('textbox', { name: 'PIN que a pessoa disse' }).fill(wrong(pin))
    await panel.getByRole('button', { name: 'Confirmar identidade' }).click()
    await expect(panel.getByText('O PIN não confere.')).toBeVisible()
    await look(page, 'verify-wrong-pin')
    await panel.getByRole('textbox', { name: 'PIN que a pessoa disse' }).fill(pin)
    await panel.getByRole('textbox', { name: 'Observação' }).fill('Ligou pelo número da loja')
    await panel.getByRole('button', { name: 'Confirmar identidade' }).click()
    await expect(panel.getByText(/^Verificado .* por Administrador Balcão$/)).toBeVisible()
    await expect(panel.getByText('“Ligou pelo número da loja”')).toBeVisible()
    await page.setViewportSize(phone)
    await look(page, 'verify-confirmed-phone')
    await page.setViewportSize(wide)
    await panel.getByRole('button', { name: 'Fechar' }).click()
    await expect(panel).toHaveCount(0)
    await expect(page.getByRole('row', { name: /João Alves/ })).toContainText(/Verificado (agora|há)/)
    await look(page, 'verify-list')
  })

  await test.step('who is not confirmed is marked too, on the contact’s page as well', async () => {
    await page.goto(`/staff/clients/${clientId}/contacts/${joao}`)
    await expect(page.getByText(/^Verificado .* por Administrador Balcão$/)).toBeVisible()
    await page.getByRole('button', { name: 'Verificar contato João Alves' }).click()
    await panel.getByRole('button', { name: 'Não foi possível confirmar' }).click()
    await expect(panel.getByText(/^Não confirmado .* por Administrador Balcão$/)).toBeVisible()
    await expect(panel.getByRole('listitem')).toHaveCount(2)
    await panel.getByRole('button', { name: 'Fechar' }).click()
    await expect(panel).toHaveCount(0)
    await expect(page.getByText(/^Não confirmado .* por Administrador Balcão$/)).toBeVisible()
    await look(page, 'verify-contact-page')
  })

  await test.step('a PIN cannot be found by trying, and the panel says how long to wait', async () => {
    const url = `/api/v1/clients/${clientId}/contacts/${joao}/verifications`
    for (let turn = 0; turn < 5; turn += 1) {
      await api.post(url, { data: { checked: ['pin'], outcome: 'confirmed', pin: wrong(pin) } })
    }
    await page.getByRole('button', { name: 'Verificar contato João Alves' }).click()
    await panel.getByRole('checkbox', { name: 'PIN de suporte' }).check()
    await panel.getByRole('textbox', { name: 'PIN que a pessoa disse' }).fill(pin)
    await panel.getByRole('button', { name: 'Confirmar identidade' }).click()
    await expect(panel.getByText(/Foram PINs errados demais .* Aguarde \d+ min/)).toBeVisible()
    await look(page, 'verify-too-many')
  })

  await test.step('who acts as one of the client’s people does not see the PIN', async () => {
    await page.goto(`/staff/clients/${clientId}/contacts`)
    await page.getByRole('link', { name: 'Rosa Braga' }).click()
    await page.getByRole('button', { name: 'Logar como Rosa Braga' }).click()
    await page.getByRole('dialog').getByLabel('Motivo').fill('Ver os contatos com a Rosa')
    await page.getByRole('dialog').getByRole('button', { name: 'Logar como' }).click()
    await page.getByRole('navigation').getByRole('link', { name: 'Contatos' }).click()
    await expect(page.getByText('O PIN fica fechado enquanto você acessa')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Mostrar PIN' })).toHaveCount(0)
  })
})

/** Another PIN than this one. */
function wrong(pin: string): string {
  return pin.replaceAll(' ', '').replace(/\d$/, (last) => String((Number(last) + 1) % 10))
}

async function registerClient(api: APIRequestContext): Promise<{ clientId: number; joao: number }> {
  const clientId = await addClient(api, { tradeName: 'Padaria Estrela', email: 'ola@estrela.example' })
  await addContact(api, clientId, {
    firstName: 'Rosa',
    lastName: 'Braga',
    email: rosa.email,
    access: byLink,
  })
  const { id: joao } = await addContact(api, clientId, {
    firstName: 'João',
    lastName: 'Alves',
    email: 'joao@estrela.example',
    phone: '1133224455',
  })
  return { clientId, joao }
}
