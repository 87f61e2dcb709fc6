import { admin, expect, linkIn, look, mailTo, phone, signIn, test, wide } from './fixtures.ts'

const password = 'uma frase de teste longa'
const caio = { email: 'caio@horizonte.example', password }

test('an administrator looks after the staff', async ({ site, person }) => {
  const { page } = await person({ viewport: wide })
  await signIn(page, admin)
  await expect(page.getByRole('heading', { level: 1, name: 'Clientes' })).toBeVisible()
  const agent = await person({ viewport: wide })

  await test.step('invites a colleague, told what the role may', async () => {
    await page.getByRole('link', { name: 'Configurações' }).click()
    await page.getByRole('link', { name: 'Equipe', exact: true }).click()
    await page.getByRole('button', { name: 'Convidar para a equipe' }).click()
    const window = page.getByRole('dialog')
    await window.getByRole('button', { name: 'Enviar convite' }).click()
    await expect(window.getByText('Preencha este campo.')).toBeVisible()
    await window.getByRole('textbox', { name: 'E-mail' }).fill(caio.email)
    await expect(window.getByText('Atendente: o que pode e o que não pode')).toBeVisible()
    await expect(window.getByRole('listitem').filter({ hasText: 'Verificar quem pede' })).toHaveAttribute(
      'data-allowed',
      'true',
    )
    await expect(
      window.getByRole('listitem').filter({ hasText: 'Mudar as configurações' }),
    ).not.toHaveAttribute('data-allowed')
    await look(page, 'staff-invite')
    await page.setViewportSize(phone)
    await look(page, 'staff-invite-phone')
    await page.setViewportSize(wide)
    await window.getByRole('button', { name: 'Enviar convite' }).click()
    await expect(page.getByRole('row', { name: /caio@horizonte/ })).toContainText('Pendente')
    const first = linkIn(await mailTo(site, caio.email, /equipe/i))

    await page.getByRole('button', { name: `Reenviar o convite a ${caio.email}` }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Reenviar convite' }).click()
    await expect.poll(async () => linkIn(await mailTo(site, caio.email, /equipe/i))).not.toBe(first)
    await look(page, 'staff-team')
  })

  await test.step('who accepts feels the limits of the role', async () => {
    const token = linkIn(await mailTo(site, caio.email, /equipe/i)).split('token=')[1]
    const accepted = await agent.context.request.post('/api/v1/invitations/acceptances', {
      data: { token, as: 'new_user', firstName: 'Caio', lastName: 'Reis', password },
    })
    expect(accepted.status()).toBe(201)
    await agent.page.goto('/staff')
    await expect(agent.page.getByRole('button', { name: 'Adicionar cliente' }).first()).toBeVisible()
    await expect(agent.page.getByRole('link', { name: 'Configurações' })).toHaveCount(0)
    await agent.page.goto('/staff/settings/team')
    await expect(agent.page.getByText('Sem permissão')).toBeVisible()
    await look(agent.page, 'staff-settings-forbidden')
  })

  await test.step('of two administrators who change one role at once, the second is told', async () => {
    const other = await page.context().newPage()
    for (const one of [page, other]) {
      await one.goto('/staff/settings/team')
      await one.getByRole('button', { name: 'Alterar papel de Caio Reis' }).click()
    }
    await page.getByRole('dialog').getByRole('radio', { name: 'Leitura' }).check()
    await page.getByRole('dialog').getByRole('button', { name: 'Salvar alterações' }).click()
    await expect(page.getByRole('row', { name: /Caio Reis/ }).first()).toContainText('Leitura')
    await other.getByRole('dialog').getByRole('radio', { name: 'Financeiro' }).check()
    await other.getByRole('dialog').getByRole('button', { name: 'Salvar alterações' }).click()
    await expect(other.getByText('Outra pessoa salvou antes')).toBeVisible()
    await look(other, 'staff-role-conflict')
    await other.close()
    await agent.page.goto('/staff/clients')
    await expect(agent.page.getByRole('heading', { level: 1, name: 'Clientes' })).toBeVisible()
    await expect(agent.page.getByRole('button', { name: 'Adicionar cliente' })).toHaveCount(0)
  })

  await test.step('the last administrator is protected', async () => {
    await page.getByRole('button', { name: 'Alterar papel de Administrador Balcão' }).click()
    const window = page.getByRole('dialog')
    await window.getByRole('radio', { name: 'Atendente' }).check()
    await expect(window.getByText('Este é o seu próprio papel')).toBeVisible()
    await window.getByRole('button', { name: 'Salvar alterações' }).click()
    await expect(window.getByText('É preciso haver sempre um administrador ativo')).toBeVisible()
    await look(page, 'staff-last-administrator')
    await window.getByRole('button', { name: 'Cancelar' }).click()
    await expect(window).toHaveCount(0)
    await page.getByRole('button', { name: 'Desativar Administrador Balcão' }).click()
    await window.getByRole('button', { name: 'Desativar' }).click()
    await expect(page.getByText('É preciso haver sempre um administrador ativo')).toBeVisible()
  })

  await test.step('who is deactivated is out at once, and comes back when reactivated', async () => {
    await page.getByRole('button', { name: 'Desativar Caio Reis' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Desativar' }).click()
    await expect(page.getByRole('row', { name: /Caio Reis/ }).first()).toContainText('Desativado')
    await agent.page.getByRole('link', { name: 'E-mails enviados' }).click()
    await expect(agent.page).toHaveURL(/\/sign-in/)
    await page.getByRole('button', { name: 'Reativar Caio Reis' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Reativar' }).click()
    await expect(page.getByRole('row', { name: /Caio Reis/ }).first()).toContainText('Ativo')
    await signIn(agent.page, caio)
    await expect(agent.page.getByRole('heading', { level: 1, name: 'Clientes' })).toBeVisible()
  })
})
