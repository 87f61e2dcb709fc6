import { beforeAll, expect, test } from 'vitest'
import { signInAs } from '#test/app.ts'
import { insertClient, insertInvoice } from '#test/factories.ts'
import { useTestApp } from '#test/hooks.ts'
import { callAs, saveSettings } from '#test/people.ts'
import { partyLines } from './pdf-words.ts'

const testApp = useTestApp()
let headers: Record<string, string>
beforeAll(async () => {
  headers = await signInAs(testApp, { kind: 'staff', role: 'administrator' })
})

async function pdfOf({ clientId, id }: { clientId: number; id: number }) {
  const answer = await testApp.app.inject({ url: `/api/v1/clients/${clientId}/invoices/${id}/pdf`, headers })
  expect(answer.statusCode).toBe(200)
  return { headers: answer.headers, text: answer.rawPayload.toString('latin1') }
}

const pagesIn = (text: string) => text.match(/\/Type \/Page\n/g)?.length

test('is a PDF of one page whose text can be copied, for it brings its font', async () => {
  const invoice = await insertInvoice(testApp.db, { state: 'issued' })
  const { headers: sent, text } = await pdfOf(invoice)
  expect(sent).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="fatura-${invoice.number}.pdf"`,
  })
  expect(text).toMatch(/^%PDF-1\./)
  expect(pagesIn(text)).toBe(1)
  for (const sign of ['/FontFile2', '/ToUnicode', '+Inter-Regular', '/Lang (pt-BR)'])
    expect(text).toContain(sign)
  expect(text).toContain('/MediaBox [0 0 595.28 841.89]')
}, 60_000)

test('200 lines go on over several pages', async () => {
  const { id: clientId } = await insertClient(testApp.db, { locale: 'en' })
  const lines = Array.from({ length: 200 }, (_, at) => ({
    description: `Service ${at + 1}`,
    quantity: 1.5,
    unitPriceCents: 9999,
    discountCents: 1,
    taxRate: 500,
  }))
  const call = callAs(testApp, headers)
  const answer = await call('POST', `clients/${clientId}/invoices`, {
    dueOn: '2026-12-10',
    currency: 'USD',
    lines,
  })
  const { headers: sent, text } = await pdfOf({ clientId, id: answer.json().id })
  expect(sent['content-disposition']).toContain('invoice-draft.pdf')
  expect(text).toContain('/Lang (en)')
  expect(pagesIn(text)).toBeGreaterThan(4)
  expect(pagesIn(text)).toBeLessThan(9)
}, 60_000)

test('wears the logo where it is a PNG, and does without where its bytes are none', async () => {
  const invoice = await insertInvoice(testApp.db, { state: 'paid' })
  const put = async (body: Buffer, type: string) =>
    await testApp.app.inject({
      method: 'PUT',
      url: '/api/v1/settings/logo',
      headers: { ...headers, 'content-type': type },
      payload: body,
    })
  const pixel =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='
  expect((await put(Buffer.from(pixel, 'base64'), 'image/png')).statusCode).toBe(200)
  expect((await pdfOf(invoice)).text).toContain('/Subtype /Image')
  expect((await put(Buffer.from('89504e470d0a1a0a00', 'hex'), 'image/png')).statusCode).toBe(200)
  expect((await pdfOf(invoice)).text).not.toContain('/Subtype /Image')
  await saveSettings(callAs(testApp, headers), { accentColor: '#1a57b0' })
  expect((await pdfOf(await insertInvoice(testApp.db, { state: 'cancelled' }))).text).toMatch(/^%PDF/)
}, 60_000)

test('an address is written as its country does', () => {
  const party = {
    name: 'Padaria',
    legalName: null,
    taxId: '52998224725',
    street: 'Rua Augusta, 1508',
    district: 'Consolação',
    city: 'São Paulo',
    state: 'SP',
    postalCode: '01304001',
    country: 'BR',
    email: null,
    phone: null,
    locale: 'pt-BR' as const,
  }
  expect(partyLines(party, 'pt-BR')).toEqual([
    'CPF 529.982.247-25',
    'Rua Augusta, 1508',
    'Consolação, São Paulo – SP',
    'CEP 01304-001',
  ])
  const abroad = {
    ...party,
    taxId: null,
    district: null,
    city: 'Boston',
    state: 'MA',
    postalCode: '02110',
    country: 'US',
  }
  expect(partyLines(abroad, 'en')).toEqual(['Rua Augusta, 1508', 'Boston, MA', '02110', 'United States'])
})
