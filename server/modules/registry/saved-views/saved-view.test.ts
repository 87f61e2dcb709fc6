import { beforeAll, expect, test } from 'vitest'
import { useTestApp } from '#test/hooks.ts'
import { type Call, codeOf, enterAsStaff } from '#test/people.ts'

const testApp = useTestApp()
let rui: Call
let eva: Call
beforeAll(async () => {
  rui = await enterAsStaff(testApp, 'reader')
  eva = await enterAsStaff(testApp, 'agent')
})

const view = {
  filter: { tradeName: 'pão', status: 'active', planId: 3, suspended: 'false' },
  sort: '-dueOn',
  columns: ['tradeName', 'dueOn'],
}

async function save(call: Call, name: string, more: object = {}) {
  const answer = await call('POST', 'saved-views', { name, view, ...more })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json()
}

async function names(call: Call): Promise<string[]> {
  return (await call('GET', 'saved-views')).json().items.map((one: { name: string }) => one.name)
}

test('keeps filter, order and columns, for oneself or for everybody', async () => {
  const own = await save(rui, 'Vencem logo')
  expect(own).toMatchObject({ name: 'Vencem logo', isShared: false, view, ownerName: null, version: 0 })
  await save(rui, 'Todos veem', { isShared: true, view: { filter: {} } })
  expect(await names(rui)).toEqual(['Todos veem', 'Vencem logo'])
  expect(await names(eva)).toEqual(['Todos veem'])
  const [shared] = (await eva('GET', 'saved-views')).json().items
  expect(shared).toMatchObject({
    view: { filter: {} },
    ownerName: expect.stringContaining('Maria'),
    abilities: { edit: 'auth.forbidden' },
  })
})

test('is renamed, overwritten and deleted by its owner, and tidied up by an administrator', async () => {
  const { id } = await save(rui, 'Minha', { isShared: true })
  const path = `saved-views/${id}`
  const edit = { name: 'Nossa', isShared: true, view: { filter: { id: 1 } }, version: 0 }
  expect(codeOf(await eva('PUT', path, edit))).toBe('auth.forbidden')
  expect(codeOf(await eva('DELETE', path))).toBe('auth.forbidden')
  expect((await rui('PUT', path, edit)).json()).toMatchObject({ name: 'Nossa', view: edit.view, version: 1 })
  expect(codeOf(await rui('PUT', path, edit))).toBe('record.changed')
  const admin = await enterAsStaff(testApp, 'administrator')
  expect((await admin('DELETE', path)).statusCode).toBe(204)
  expect((await rui('DELETE', path)).statusCode).toBe(404)
  const actions = await testApp.db
    .selectFrom('auditEvents')
    .select('action')
    .where('subjectId', '=', id)
    .execute()
  expect(actions.map(({ action }) => action)).toEqual(['view.created', 'view.updated', 'view.deleted'])
})

test('one that is not shared is not there for others', async () => {
  const { id } = await save(rui, 'Só minha')
  const admin = await enterAsStaff(testApp, 'administrator')
  expect((await admin('DELETE', `saved-views/${id}`)).statusCode).toBe(404)
})

test('has a name of its own, and holds nothing but what the list understands', async () => {
  await save(rui, 'Única')
  const again = await rui('POST', 'saved-views', { name: 'UNICA', view: { filter: {} } })
  expect(again.json().error).toMatchObject({
    code: 'view.name_taken',
    fields: { name: expect.any(String) },
  })
  await save(eva, 'Única')
  for (const wrong of [
    { name: ' ', view },
    { name: 'x', view: { filter: { email: 'x' } } },
    { name: 'x', view: { filter: {}, sort: 'email' } },
    { name: 'x', view: { filter: {}, columns: [] } },
    { name: 'x', view: { filter: {}, cursor: 'x' } },
  ])
    expect((await rui('POST', 'saved-views', wrong)).statusCode).toBe(400)
})

test('one that is not understood any more shows the whole list', async () => {
  const { id } = await save(rui, 'Antiga')
  const old = JSON.stringify({ filter: { gone: 1 } })
  await testApp.db.updateTable('savedViews').set({ view: old }).where('id', '=', id).execute()
  const { items } = (await rui('GET', 'saved-views')).json()
  expect(items.find((one: { id: number }) => one.id === id).view).toEqual({ filter: {} })
})
