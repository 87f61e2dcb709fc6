import { expect, test } from 'vitest'
import type { Account, CurrentSession } from '#contract/sessions.ts'
import { byLastUse, homeOf, matching } from './places.ts'

function account(clientId: number, tradeName: string, lastUsedAt: string | null = null): Account {
  return { clientId, tradeName, lastUsedAt, isPrimary: false, suspended: false }
}

function session(accounts: Account[], isStaff: boolean): CurrentSession {
  return {
    state: 'signed-in',
    user: { id: 1, firstName: 'Ana', lastName: 'Lima', email: 'ana@x.com', locale: 'pt-BR' },
    staff: isStaff ? { role: 'reader', permissions: [] } : null,
    accounts,
    impersonation: null,
  }
}

test('one place is gone to at once, several are a choice, none is explained there', () => {
  expect(homeOf(session([account(7, 'A')], false))).toBe('/c/7')
  expect(homeOf(session([], true))).toBe('/staff/clients')
  expect(homeOf(session([account(7, 'A')], true))).toBe('/accounts')
  expect(homeOf(session([], false))).toBe('/accounts')
})

test('the last used comes first, then the names in order', () => {
  const sorted = byLastUse([
    account(1, 'Zeta'),
    account(2, 'Alfa'),
    account(3, 'Meio', '2026-01-01T00:00:00Z'),
    account(4, 'Novo', '2026-02-01T00:00:00Z'),
  ])
  expect(sorted.map(({ clientId }) => clientId)).toEqual([4, 3, 2, 1])
})

test('the search takes words in any order, and ignores case and accents', () => {
  const accounts = [account(1, 'Padaria Pão Quente'), account(2, 'Ótica'), account(3, 'Pão & Cia.')]
  const found = (text: string) => matching(accounts, text).map(({ clientId }) => clientId)
  expect(found(' pao ')).toEqual([1, 3])
  expect(found('quente PÃO')).toEqual([1])
  expect(found('')).toEqual([1, 2, 3])
})
