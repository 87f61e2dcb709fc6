import type { APIRequestContext, Page } from '@playwright/test'
import { smtpError } from '#test/smtp.ts'
import { admin, expect, linkIn, look, lookAtBothSizes, mailTo, signIn, test, wide } from './fixtures.ts'
import { addClient, addContact } from './registry.ts'

test('an announcement is written, counted, tried, sent and paused, and readers unsubscribe', async ({
  site,
  person,
}) => {
  const { page, context } = await person({ viewport: wide })
  await signIn(page, admin)
  await expect(page).toHaveURL(/\/staff/)
  const api = context.request
  const email = 'contato@mascavo.example'
  const bakery = await addClient(api, { tradeName: 'Padaria Mascavo', email })
  const garage = await addClient(api, { tradeName: 'Oficina Central', email })
  const add = async (clientId: number, firstName: string, fields: object = {}) => {
    const address = `${firstName.toLowerCase()}@mascavo.example`
    await addContact(api, clientId, { firstName, email: address, notifications: ['general'], ...fields })
  }
  await add(bakery, 'Ana')
  await add(bakery, 'Bob', { locale: 'en' })
  await add(bakery, 'Caio', { receivesAnnouncements: false })
  await add(bakery, 'Davi', { notifications: [] })
  await add(garage, 'Edu', { email: 'ana@mascavo.example' })
  await add(garage, 'Rui')
  const dialog = page.getByRole('dialog')

  await test.step('the menu leads to an empty list', async () => {
    await page.getByRole('link', { name: 'Anúncios' }).click()
    await expect(page.getByText('Nenhum anúncio ainda')).toBeVisible()
    await lookAtBothSizes(page, 'announcements-empty')
  })

  await test.step('a mistake stands at its field; the preview follows what is written', async () => {
    await page.getByRole('link', { name: 'Novo anúncio' }).click()
    await page.getByRole('button', { name: 'Salvar rascunho' }).click()
    await expect(page.getByRole('textbox', { name: 'Assunto' })).toHaveAttribute('aria-invalid', 'true')
    await page.getByRole('textbox', { name: 'Assunto' }).fill('Manutenção no sábado, {{ firstName }}')
    await page.getByRole('textbox', { name: 'Texto', exact: true }).fill('Olá, {{ nome }}!')
    await page.getByRole('button', { name: 'Salvar rascunho' }).click()
    await expect(page.getByText(/Linha 1:/).first()).toBeVisible()
    await page
      .getByRole('textbox', { name: 'Texto', exact: true })
      .fill(
        '# Manutenção\n\nNo sábado, das 2h às 4h, os serviços de **{{ clientName }}** podem parar por alguns minutos.\n\nObrigado, ',
      )
    await page.getByRole('button', { name: 'firstName', exact: true }).click()
    await expect(page.getByText('Assunto: Manutenção no sábado, Helena')).toBeVisible()
  })

  await test.step('the list’s filters choose the clients; who gets it and who not is told by name', async () => {
    const reach = page.getByRole('region', { name: 'Quem vai receber' })
    await expect(reach.getByText('3 pessoas recebem')).toBeVisible()
    await expect(reach.getByText('1 · o mesmo endereço já recebe por outro contato')).toBeVisible()
    await page.getByRole('textbox', { name: 'Nome fantasia' }).fill('mascavo')
    await expect(reach.getByText('2 pessoas recebem')).toBeVisible()
    await expect(reach.getByText('1 cliente escolhido · 1 lê em inglês')).toBeVisible()
    await expect(reach.getByText('1 · não quer anúncios')).toBeVisible()
    await expect(reach.getByText('Caio Lima (Padaria Mascavo)')).toBeVisible()
    await lookAtBothSizes(page, 'announcement-new')
  })

  await test.step('a test goes to oneself, and the draft is saved', async () => {
    await page.getByRole('button', { name: 'Enviar teste para mim' }).click()
    await mailTo(site, admin.email, /^\[Teste\] Manutenção no sábado, Helena$/)
    await page.getByText('English · sem texto').click()
    await page.getByRole('textbox', { name: 'Assunto' }).fill('Maintenance on Saturday')
    await page
      .getByRole('textbox', { name: 'Texto', exact: true })
      .fill('Services may stop for some minutes.')
    await page.getByRole('button', { name: 'Salvar rascunho' }).click()
    await expect(page.getByText('Rascunho salvo.').first()).toBeVisible()
    await expect(page).toHaveURL(/announcements\/\d+$/)
  })

  await test.step('it is scheduled, and taken back', async () => {
    await page.getByRole('button', { name: 'Enviar…' }).click()
    await expect(
      dialog.getByText('“Manutenção no sábado, {{ firstName }}” vai para 2 pessoas.'),
    ).toBeVisible()
    await look(page, 'announcement-send')
    await dialog.getByRole('radio', { name: 'Em outra hora' }).check()
    await dialog.getByLabel('Dia e hora').fill('2020-01-01T09:00')
    await dialog.getByRole('button', { name: 'Agendar o envio' }).click()
    await expect(dialog.getByText('Esta hora já passou. Escolha outra.').first()).toBeVisible()
    await dialog.getByLabel('Dia e hora').fill('2090-01-01T09:00')
    await dialog.getByRole('button', { name: 'Agendar o envio' }).click()
    await expect(page.getByText(/^Será enviado 1 de jan\. de 2090/)).toBeVisible()
    await lookAtBothSizes(page, 'announcement-scheduled')
    await page.getByRole('button', { name: 'Voltar a rascunho' }).click()
    await expect(page.getByRole('button', { name: 'Enviar…' })).toBeVisible()
  })

  await test.step('it is sent: each person once, in their language', async () => {
    await page.getByRole('button', { name: 'Enviar…' }).click()
    await dialog.getByRole('button', { name: 'Enviar para 2 pessoas' }).click()
    const toAna = await mailTo(site, 'ana@mascavo.example', /^Manutenção no sábado, Ana$/)
    expect(toAna.text).toContain('os serviços de Padaria Mascavo podem parar')
    await mailTo(site, 'bob@mascavo.example', /^Maintenance on Saturday$/)
    await expect(figure(page, 'Enviados')).toHaveText('2')
    await expect(page.getByText('Enviado', { exact: true })).toBeVisible()
    await lookAtBothSizes(page, 'announcement-sent')
    await page.getByRole('link', { name: 'Ver em “E-mails enviados”' }).click()
    await page.getByRole('button', { name: 'Ver “Manutenção no sábado, Ana”' }).click()
    const message = dialog.frameLocator('iframe')
    await expect(message.getByText('Não quero mais receber anúncios')).toBeVisible()
    await expect(message.getByRole('link', { name: 'Não quero mais receber anúncios' })).toHaveCount(0)
  })

  await test.step('its reader says no on the page of the link, and back; opening it changes nothing', async () => {
    const { page: reader } = await person({ viewport: wide, locale: 'en-US' })
    await reader.goto(linkIn(await mailTo(site, 'bob@mascavo.example', /^Maintenance/)))
    await expect(reader.getByText(/b•••@mascavo\.example/)).toBeVisible()
    await lookAtBothSizes(reader, 'unsubscribe')
    expect(await receives(api, bakery, 'Bob')).toBe(true)
    await reader.getByRole('button', { name: 'Unsubscribe from announcements' }).click()
    await expect(reader.getByText('Done: you will no longer receive announcements.')).toBeVisible()
    expect(await receives(api, bakery, 'Bob')).toBe(false)
    await lookAtBothSizes(reader, 'unsubscribe-done')
    await reader.getByRole('button', { name: 'Resubscribe to announcements' }).click()
    await expect(reader.getByText('Done: you will receive announcements again.')).toBeVisible()
    await reader.getByRole('button', { name: 'Unsubscribe from announcements' }).click()
    await expect(reader.getByText('Done: you will no longer receive announcements.')).toBeVisible()
    await reader.goto('/unsubscribe#token=1.1.x')
    await expect(reader.getByText('This link is not valid')).toBeVisible()
    await lookAtBothSizes(reader, 'unsubscribe-broken')
    await page.goto(`/staff/clients/${bakery}/history`)
    await expect(page.getByText(/Bob Lima deixou de receber anúncios/).first()).toBeVisible()
  })

  await test.step('from the client list, for the clients that it shows; paused, gone on with, cancelled', async () => {
    site.smtp.behaviour.rejectRcpt = () => smtpError(451, 'busy')
    await page.goto('/staff/clients?tradeName=oficina')
    await page.getByRole('link', { name: 'Anúncio a estes clientes' }).click()
    await page.getByRole('textbox', { name: 'Assunto' }).fill('Só para a oficina')
    await page.getByRole('textbox', { name: 'Texto', exact: true }).fill('Olá')
    await page.getByRole('button', { name: 'Salvar rascunho' }).click()
    await page.getByRole('button', { name: 'Enviar…' }).click()
    await dialog.getByRole('button', { name: 'Enviar para 2 pessoas' }).click()
    await expect(figure(page, 'Na fila')).toHaveText('2')
    await page.getByRole('button', { name: 'Pausar' }).click()
    await expect(page.getByText('Pausado', { exact: true })).toBeVisible()
    await expect(page.getByText('0 de 2')).toBeVisible()
    await lookAtBothSizes(page, 'announcement-paused')
    site.smtp.behaviour.rejectRcpt = (address) => (address.startsWith('rui') ? smtpError(451, 'busy') : null)
    await page.getByRole('button', { name: 'Continuar' }).click()
    await mailTo(site, 'ana@mascavo.example', /^Só para a oficina$/)
    await page.getByRole('button', { name: 'Cancelar o resto' }).click()
    await dialog.getByRole('button', { name: 'Cancelar o resto' }).click()
    await expect(figure(page, 'Não enviados')).toHaveText('1')
    await page.getByRole('button', { name: 'Usar como modelo' }).click()
    await expect(page.getByRole('button', { name: 'Excluir rascunho' })).toBeVisible()
    await page.getByRole('button', { name: 'Excluir rascunho' }).click()
    await dialog.getByRole('button', { name: 'Excluir rascunho' }).click()
    await expect(page).toHaveURL(/\/staff\/announcements$/)
    await expect(page.getByRole('row')).toHaveCount(3)
    await lookAtBothSizes(page, 'announcements')
    await page.getByRole('combobox', { name: 'Situação' }).selectOption('Cancelado')
    await expect(page.getByRole('row')).toHaveCount(2)
  })

  await test.step('in the dark and in English', async () => {
    const { page: night } = await person({ viewport: wide, locale: 'en-US', colorScheme: 'dark' })
    await night.request.post('/api/v1/sessions', { data: admin })
    await night.goto('/staff/announcements/1')
    await expect(night.getByRole('heading', { level: 1 })).toBeVisible()
    await look(night, 'announcement-sent-dark')
    await night.goto('/staff/announcements/new')
    await look(night, 'announcement-new-dark')
  })
})

function figure(page: Page, name: string) {
  return page.locator('dl > div').filter({ hasText: name }).locator('dd').first()
}

async function receives(
  api: APIRequestContext,
  clientId: number,
  name: string,
): Promise<boolean | undefined> {
  const answer = await api.get(`/api/v1/clients/${clientId}/contacts`)
  const { items } = (await answer.json()) as { items: { firstName: string; id: number }[] }
  const id = items.find(({ firstName }) => firstName === name)?.id
  const contact = await api.get(`/api/v1/clients/${clientId}/contacts/${id}`)
  return ((await contact.json()) as { receivesAnnouncements: boolean }).receivesAnnouncements
}
