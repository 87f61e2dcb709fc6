import { mkdir, readdir, readlink, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeTemporaryFolder } from '#test/temporary-folder.ts'
import { remakeLinks } from './binaries.ts'

let root: string

beforeEach(async () => {
  root = await makeTemporaryFolder()
  await mkdir(join(root, 'native/lib'), { recursive: true })
  await writeFile(join(root, 'native/lib/libpq.so.5.18'), 'library')
  const links = ['libpq.so', 'libpq.so.5'].map((name) => ({
    source: 'native/lib/libpq.so.5.18',
    target: `native/lib/${name}`,
  }))
  await writeFile(join(root, 'native/pg-symlinks.json'), JSON.stringify(links))
})

afterEach(() => rm(root, { recursive: true }))

test('makes missing library links, also when several starts do so at once', async () => {
  await Promise.all([remakeLinks(root), remakeLinks(root), remakeLinks(root)])
  expect(await readdir(join(root, 'native/lib'))).toEqual(['libpq.so', 'libpq.so.5', 'libpq.so.5.18'])
  expect(await readlink(join(root, 'native/lib/libpq.so'))).toBe('libpq.so.5.18')
  expect(await readlink(join(root, 'native/lib/libpq.so.5'))).toBe('libpq.so.5.18')
})

test('leaves a whole installation alone', async () => {
  await writeFile(join(root, 'native/lib/libpq.so'), 'a copy instead of a link')
  await remakeLinks(root)
  await expect(readlink(join(root, 'native/lib/libpq.so'))).rejects.toThrow('EINVAL')
})
