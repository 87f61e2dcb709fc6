import { beforeAll, expect, test, vi } from 'vitest'
import type { HistoryAction, HistorySubject } from '#contract/history.ts'
import type { HistoryEvent } from '#contract/history-events.ts'
import { startI18n, translate } from '../../lib/i18n.ts'
import { readableChanges } from './changes.ts'

beforeAll(async () => {
  vi.stubGlobal('document', { documentElement: {} })
  await startI18n('pt-BR')
  vi.unstubAllGlobals()
})

function changes(action: HistoryAction, list: HistoryEvent['changes'], type: HistorySubject = 'contact') {
  const subject = { type, id: 1, label: null }
  const event = {
    id: 1,
    at: '',
    actor: null,
    onBehalfOf: null,
    action,
    subject,
    changes: list,
    impersonation: null,
  }
  return readableChanges(event, translate, 'pt-BR')
}

test('values are written as people read them', () => {
  const [taxId, phone, locale, level] = changes('client.updated', [
    { field: 'taxId', before: null, after: '12ABC34501DE35' },
    { field: 'phone', before: '+5511987654321', after: null },
    { field: 'locale', before: 'pt-BR', after: 'en' },
    { field: 'supportLevel', before: 0, after: 4 },
  ])
  expect(taxId).toMatchObject({ label: 'CNPJ/CPF', before: null, after: '12.ABC.345/01DE-35' })
  expect(phone).toMatchObject({ before: '(11) 98765-4321', after: null })
  expect(locale).toMatchObject({ before: 'Português (Brasil)', after: 'English' })
  expect(level).toMatchObject({ before: 'Nível 0', after: 'Nível 4' })
})

test('money, days and payment in words', () => {
  const [price, due, type, status] = changes('subscription.updated', [
    { field: 'price', before: '12990 BRL', after: '-500 USD' },
    { field: 'dueOn', before: '2026-11-30', after: null },
    { field: 'paymentType', before: null, after: 'credit_card' },
    { field: 'paymentStatus', before: 'pending', after: 'overdue' },
  ])
  expect(price).toMatchObject({ label: 'Preço', before: 'R$\u00a0129,90', after: '-US$\u00a05,00' })
  expect(due).toMatchObject({ label: 'Vencimento', before: '30/11/2026' })
  expect(type).toMatchObject({ after: 'Cartão de crédito' })
  expect(status).toMatchObject({ before: 'Pendente', after: 'Vencido' })
})

test('lists tell what came and what went', () => {
  const [permissions] = changes('membership.updated', [
    {
      field: 'permissions',
      before: ['invoices:view', 'contacts:manage'],
      after: ['contacts:manage', 'emails:view'],
    },
  ])
  expect(permissions).toMatchObject({ kind: 'lists', added: ['E-mails'], removed: ['Faturas'] })
})

test('a list that only changed its order tells nothing', () => {
  expect(
    changes('contact.updated', [{ field: 'notifications', before: ['a', 'b'], after: ['b', 'a'] }]),
  ).toEqual([])
})

test('what the line says by itself is not said again', () => {
  expect(
    changes('impersonation.started', [{ field: 'reason', before: null, after: 'Conferir' }], 'impersonation'),
  ).toEqual([])
  expect(
    changes('impersonation.ended', [{ field: 'end', before: null, after: 'left' }], 'impersonation'),
  ).toEqual([])
})

test('state means another thing for an e-mail than for an address', () => {
  const state = [{ field: 'state', before: 'failed', after: 'queued' }]
  expect(changes('email.retried', state, 'email')[0]).toMatchObject({ before: 'Falhou', after: 'Na fila' })
  expect(changes('client.updated', [{ field: 'state', before: 'SP', after: 'RJ' }])[0]).toMatchObject({
    after: 'RJ',
  })
})

test('what there are no words for is shown as its code', () => {
  expect(
    changes('email.retried', [{ field: 'state', before: 'lost', after: 'sent' }], 'email')[0],
  ).toMatchObject({
    before: 'lost',
    after: 'Enviado',
  })
  expect(changes('contact.updated', [{ field: 'someField', before: 1, after: true }])[0]).toMatchObject({
    label: 'someField',
    after: 'sim',
  })
})
