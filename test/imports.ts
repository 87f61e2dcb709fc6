import { expect } from 'vitest'
import type { ImportField } from '#contract/import-fields.ts'
import type { ImportRecord } from '#contract/imports.ts'
import { signInAs, type TestApp } from './app.ts'
import { type Call, callAs } from './people.ts'

type Options = { kind?: string; updates?: boolean; mapping?: (ImportField | null)[] }

/** Steps of an import, in the order in which the pages take them. */
export async function startImporting(testApp: TestApp) {
  const headers = await signInAs(testApp, { kind: 'staff', role: 'agent' })
  const call: Call = callAs(testApp, headers)

  async function send(content: string | Buffer, kind = 'clients', as = headers) {
    return await testApp.app.inject({
      method: 'POST',
      url: `/api/v1/imports?kind=${kind}&name=lista.csv`,
      headers: { ...as, 'content-type': 'application/octet-stream' },
      payload: Buffer.from(content),
    })
  }

  async function check(content: string | Buffer, { kind, updates = false, mapping }: Options = {}) {
    const sent = await send(content, kind)
    expect(sent.statusCode, sent.body).toBe(201)
    let record: ImportRecord = sent.json()
    if (updates || mapping) {
      const edit = { mapping: mapping ?? record.mapping, updatesExisting: updates, version: record.version }
      record = (await call('PUT', `imports/${record.id}`, edit)).json()
    }
    const started = await call('POST', `imports/${record.id}/checks`)
    expect(started.statusCode, started.body).toBe(202)
    await testApp.runJobs()
    return await get(record.id)
  }

  async function write(record: ImportRecord, onlyRight = false): Promise<ImportRecord> {
    const started = await call('POST', `imports/${record.id}/writings`, {
      onlyRight,
      version: record.version,
    })
    expect(started.statusCode, started.body).toBe(202)
    await testApp.runJobs()
    return await get(record.id)
  }

  async function get(id: number): Promise<ImportRecord> {
    return (await call('GET', `imports/${id}`)).json()
  }

  /** As `[line, 'field code', …]`. */
  async function problems({ id }: ImportRecord) {
    const { items } = (await call('GET', `imports/${id}/problems`)).json()
    return items.map((row: any) => [row.line, ...row.problems.map((one: any) => `${one.field} ${one.code}`)])
  }

  return { headers, call, send, check, write, problems }
}
