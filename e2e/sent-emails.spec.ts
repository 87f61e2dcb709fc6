import { smtpError } from '#test/smtp.ts'
import { admin, expect, lookAtBothSizes, mailTo, signIn, test, wide } from './fixtures.ts'
import { addClient, addContact, byLink } from './registry.ts'

test('what was sent is found, failed ones leave again, and what comes back marks its address', async ({
  site,
  person,
}) => {
  let refusal: Error | null = null
  site.smtp.behaviour.rejectRcpt = (address) => (address.startsWith('rui') ? refusal : null)
  refusal = smtpError(554, '5.7.1 not from you')
  const { page, context } = await person({ viewport: wide })
  await signIn(page, admin)
  await expect(page).toHaveURL(/\/staff/)
  const api = context.request
  const clientId = await addClient(api, { tradeName: 'Padaria Mascavo', email: 'oi@mascavo.example' })
  for (const firstName of ['ana', 'rui'])
    await addContact(api, clientId, {
      firstName,
      lastName: 'Reis',
      email: `${firstName}@mascavo.example`,
      access: byLink,
    })

  await test.step('the list is narrowed, and the address keeps how', async () => {
    await page.goto(`/staff/clients/${clientId}/emails`)
    await expect(page.getByRole('button', { name: /^Ver “/ })).toHaveCount(2)
    await expect(page.getByText('o destino recusou').first()).toBeVisible()
    await lookAtBothSizes(page, 'sent-emails')
    await page.getByRole('textbox', { name: 'Destinatário ou assunto' }).fill('ANA')
    await expect(page.getByRole('button', { name: /^Ver “/ })).toHaveCount(1)
    await expect(page).toHaveURL(/text=ANA/)
    await page.getByRole('combobox', { name: 'Modelo' }).selectOption({ index: 3 })
    await expect(page.getByText('Nenhum e-mail com estes filtros')).toBeVisible()
    await lookAtBothSizes(page, 'sent-emails-none')
    await page.goBack()
    await expect(page.getByRole('button', { name: /^Ver “/ })).toHaveCount(1)
    await page.getByRole('button', { name: 'Limpar filtros' }).click()
    await expect(page.getByRole('button', { name: /^Ver “/ })).toHaveCount(2)
  })

  await test.step('all that failed leaves again', async () => {
    refusal = null
    await page.getByRole('combobox', { name: 'Situação' }).selectOption('Falhou')
    await page.getByRole('button', { name: 'Enviar de novo os que falharam' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Enviar de novo os que falharam' }).click()
    await expect(page.getByText('1 mensagem voltou para a fila.')).toBeVisible()
    await mailTo(site, 'rui@mascavo.example', /senha/)
  })

  await test.step('a sent one goes out once more', async () => {
    await page.goto(`/staff/clients/${clientId}/emails?text=ana`)
    await page.getByRole('button', { name: /^Ver “/ }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByRole('button', { name: 'Enviar de novo' }).click()
    await page
      .getByRole('dialog', { name: 'Enviar uma cópia?' })
      .getByRole('button', { name: 'Enviar de novo' })
      .click()
    await expect(page.getByText('Uma nova mensagem entrou na fila.')).toBeVisible()
    await expect.poll(() => messagesTo('ana@mascavo.example')).toBe(2)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: /^Ver “/ })).toHaveCount(2)
  })

  await test.step('a bounce shows on the message, marks the address, and staff lift the mark', async () => {
    const messageId = site.smtp.messages.find(
      ({ envelope }) => envelope.to[0] === 'rui@mascavo.example',
    )?.messageId
    const report = {
      kind: 'bounce',
      messageId,
      recipient: 'rui@mascavo.example',
      detail: '5.1.1 user unknown',
    }
    expect(await (await api.post('/api/v1/mail-reports', { data: report })).json()).toEqual({ matched: 1 })
    await page.goto(`/staff/clients/${clientId}/emails?text=rui`)
    await expect(page.getByText('voltou depois de enviado')).toBeVisible()
    await page.getByRole('button', { name: /^Ver “/ }).click()
    await expect(page.getByText('Nada chega a este endereço')).toBeVisible()
    await lookAtBothSizes(page, 'sent-email-bounced')
    await page.getByRole('button', { name: 'Voltar a enviar para este endereço' }).click()
    await expect(page.getByText('O endereço pode receber e-mails de novo.')).toBeVisible()
    await expect(page.getByText('Nada chega a este endereço')).toBeHidden()
  })

  function messagesTo(address: string): number {
    return site.smtp.messages.filter(({ envelope }) => envelope.to.includes(address)).length
  }
})
