import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import axe, { type AxeResults } from 'axe-core'
import { copyDatabase, dropDatabase } from '#test/postgres.ts'
import { startBuiltProgram } from '#test/program.ts'
import { type ReceivedMessage, type SmtpTestServer, startSmtpServer } from '#test/smtp.ts'
import { makeTemporaryFolder } from '#test/temporary-folder.ts'

export { expect } from '@playwright/test'

export const admin = { email: 'admin@horizonte.example', password: 'uma frase de teste longa' }

const adminDatabase = process.env['ADMIN_DATABASE'] ?? ''

export const wide = { width: 1440, height: 900 }
export const phone = { width: 360, height: 740 }

export type Site = { baseUrl: string; smtp: SmtpTestServer }
export type Person = { page: Page; context: BrowserContext; close: () => Promise<void> }
type OpenPerson = (options?: Parameters<Browser['newContext']>[0]) => Promise<Person>

/**
 * `site` starts the program for one journey, with a mail server and a database of its own. `person` opens a browser for
 * one user; errors in its console fail the journey.
 */
export const test = base.extend<{ person: OpenPerson; site: Site }>({
  // biome-ignore lint/correctness/noEmptyPattern: the fixture needs no other
  site: async ({}, use) => {
    const dataDir = await makeTemporaryFolder()
    const smtp = await startSmtpServer()
    const database = await copyDatabase(adminDatabase)
    const program = await startBuiltProgram({
      DATA_DIR: dataDir,
      DATABASE_URL: database,
      SMTP_URL: smtp.url,
      ADMIN_EMAIL: admin.email,
      ADMIN_PASSWORD: admin.password,
    })
    await use({ baseUrl: program.baseUrl, smtp })
    await program.kill('SIGTERM')
    await smtp.stop()
    await dropDatabase(adminDatabase, database)
    await rm(dataDir, { recursive: true, force: true })
    expect(program.output(), 'the program logged an error').not.toContain('"level":50')
  },
  person: async ({ browser, site }, use) => {
    const complaints: string[] = []
    const contexts: BrowserContext[] = []
    await use(async (options = {}) => {
      const context = await browser.newContext({ baseURL: site.baseUrl, locale: 'pt-BR', ...options })
      contexts.push(context)
      const page = await context.newPage()
      page.on('console', (message) => {
        if (message.type() === 'error' && !isExpected(message.text())) complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(String(error)))
      return { page, context, close: () => context.close() }
    })
    await Promise.all(contexts.map((context) => context.close()))
    expect(complaints, 'the browser complained').toEqual([])
  },
})

/**
 * Browsers log every refused request; journeys check what the page shows instead. And Playwright runs a script in every
 * frame for screenshots, which the sandbox of the message viewer blocks, as it should.
 */
function isExpected(text: string): boolean {
  return (
    /^Failed to load resource: the server responded with a status of (400|401|403|404|409|410|422|429|503)/.test(
      text,
    ) ||
    text.startsWith("Blocked script execution in 'about:srcdoc' because the document's frame is sandboxed")
  )
}

/** During a transition text has too little contrast. Endless animations, such as a loader's, are not awaited. */
const endOfMotion = `Promise.allSettled(
  document.getAnimations().filter(({ effect }) => effect.getComputedTiming().iterations !== Infinity)
    .map(({ finished }) => finished),
).then(() => true)`

/** Checks the page for horizontal overflow and, with axe, for accessibility, and keeps a screenshot. */
export async function look(page: Page, name: string): Promise<void> {
  await expect(page.locator('h1').first()).toBeVisible()
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
  await page.evaluate('document.fonts.ready.then(() => true)')
  await page.evaluate(endOfMotion)
  await page.evaluate('scrollTo(0, 0)')
  // Hiding the caret or stopping animations would add a style element, which the page's CSP forbids.
  await page.screenshot({
    path: join(import.meta.dirname, '../test-results/screens', `${name}.png`),
    fullPage: true,
    animations: 'allow',
    caret: 'initial',
  })
  const overflow = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  expect(overflow, `${name} sticks out sideways`).toBeLessThanOrEqual(0)
  const found = (await axeViolations(page)).map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`,
  )
  expect(found, `${name} is not accessible`).toEqual([])
}

/** `look` at the page's present, wide size and at a phone's. */
export async function lookAtBothSizes(page: Page, name: string): Promise<void> {
  await look(page, name)
  await page.setViewportSize(phone)
  await look(page, `${name}-phone`)
  await page.setViewportSize(wide)
}

/** Runs axe directly: its Playwright package insists on running in the sandboxed frame of the message viewer too. */
async function axeViolations(page: Page): Promise<AxeResults['violations']> {
  const size = page.viewportSize()
  // At full height: axe would report targets that a sticky bar covers until one scrolls.
  const height = await page.evaluate<number>('document.documentElement.scrollHeight')
  if (size) await page.setViewportSize({ ...size, height: Math.max(size.height, height) })
  await page.evaluate(axe.source)
  const options = {
    iframes: false,
    resultTypes: ['violations'],
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  }
  const results = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`)
  if (size) await page.setViewportSize(size)
  return results.violations
}

/** The newest message to somebody whose subject matches; waits until it arrives over SMTP. */
export async function mailTo(site: Site, to: string, subject: RegExp): Promise<ReceivedMessage> {
  const find = () =>
    site.smtp.messages.findLast(
      (message) => message.envelope.to.includes(to) && subject.test(message.subject ?? ''),
    )
  await expect
    .poll(() => find()?.subject, { message: `mail to ${to} about ${subject}`, timeout: 20_000 })
    .toMatch(subject)
  return find() as ReceivedMessage
}

/** The first link of a message to a page of the program that carries a token. */
export function linkIn(message: ReceivedMessage): string {
  const link = /https?:\/\/\S+#token=[\w-]+/.exec(message.text ?? '')?.[0]
  if (!link) throw new Error(`no link in: ${message.text}`)
  return new URL(link).pathname + new URL(link).hash
}

export function codeIn(message: ReceivedMessage): string {
  return /\b(\d{6})\b/.exec((message.text ?? '').replace(/(\d{3}) (\d{3})/, '$1$2'))?.[1] ?? ''
}

type Credentials = { email: string; password: string }

export async function signIn(page: Page, { email, password }: Credentials): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('textbox', { name: 'E-mail', exact: true }).fill(email)
  await page.getByLabel('Senha', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Logar', exact: true }).click()
}

/** Follows the link in the newest message about it, which ends in the client area. */
export async function choosePassword(
  site: Site,
  page: Page,
  { email, password }: Credentials,
): Promise<void> {
  await page.goto(linkIn(await mailTo(site, email, /senha/i)))
  await page.getByRole('textbox', { name: 'Nova senha' }).fill(password)
  await page.getByRole('textbox', { name: 'Repita a senha' }).fill(password)
  await page.getByRole('button', { name: 'Salvar senha e entrar' }).click()
  await expect(page).toHaveURL(/\/c\/\d+/)
}
