import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { clientPermissions, fullGrant } from '#contract/access.ts'
import { startI18n, translate as t } from '../../lib/i18n.ts'
import { grantSummary } from './summary.ts'

beforeAll(async () => {
  vi.stubGlobal('document', { documentElement: {} })
  await startI18n('pt-BR')
})

afterAll(() => void vi.unstubAllGlobals())

test('everything, nothing, and everything but a level', () => {
  expect(grantSummary(t, fullGrant, 3)).toBe('Tudo')
  expect(grantSummary(t, { permissions: [], supportLevel: 0 }, 3)).toBe('Nada')
  expect(grantSummary(t, { permissions: clientPermissions, supportLevel: 2 }, 3)).toBe(
    'Suporte nível 2 · todas as permissões',
  )
})

test('support first, then what gives power, and how many more', () => {
  const grant = { permissions: ['invoices:view', 'emails:view', 'phones:view'], supportLevel: 6 } as const
  expect(grantSummary(t, grant, 2)).toBe('Suporte nível 6 · telefones\u00a0·\u00a0+2')
  expect(grantSummary(t, grant)).toBe('Suporte nível 6 · telefones · faturas · e-mails')
  expect(grantSummary(t, { ...grant, supportLevel: 0 }, 1)).toBe('Telefones\u00a0·\u00a0+2')
})

test('what another one brings along is not counted twice', () => {
  const grant = {
    permissions: ['services:view', 'services:order', 'services:cancel'],
    supportLevel: 0,
  } as const
  expect(grantSummary(t, grant)).toBe('Contratar serviços · cancelar serviços')
})
