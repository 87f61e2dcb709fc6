import { execFile } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createBrotliDecompress } from 'node:zlib'
import type { LaunchOptions } from '@playwright/test'

const run = promisify(execFile)
const { resolve } = createRequire(import.meta.url)
const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage']

/** The packaged Chromium, or the one at the path in CHROMIUM. */
export async function browserLaunchOptions(): Promise<LaunchOptions> {
  const own = process.env['CHROMIUM']
  if (own) return { executablePath: own, args }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'The bundled Chromium is for Linux on x64. Set CHROMIUM to the path of one for this machine.',
    )
  }
  const folder = await unpackChromium()
  // Without a UTF-8 locale Chromium saves files with accents in their names as "download".
  const locale = { LC_ALL: 'C.UTF-8' }
  const env = {
    ...process.env,
    ...locale,
    FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    ...(await librariesFor(folder)),
  }
  return { executablePath: join(folder, 'chromium'), args, env }
}

/** Unpacks once per version, beside the packages; the package itself would unpack to /tmp, owned by the first user. */
async function unpackChromium(): Promise<string> {
  const source = dirname(dirname(resolve('@sparticuz/chromium')))
  const { version } = JSON.parse(await readFile(join(source, 'package.json'), 'utf8')) as { version: string }
  const folder = join(import.meta.dirname, `../node_modules/.cache/balcao-chromium-${version}`)
  if (existsSync(folder)) return folder
  const draft = `${folder}.${process.pid}`
  await mkdir(draft, { recursive: true })
  await decompress(join(source, 'bin/chromium.br'), join(draft, 'chromium'))
  await unpackFonts(join(source, 'bin/fonts.tar.br'), draft)
  await untar(join(source, 'bin/al2023.tar.br'), draft)
  await rename(draft, folder).catch(async (error: unknown) => {
    // Another process unpacked it first.
    if (!existsSync(folder)) throw error
    await rm(draft, { recursive: true })
  })
  return folder
}

/** The same few fonts on every machine; a bare server has none at all. */
async function unpackFonts(archive: string, folder: string): Promise<void> {
  await untar(archive, folder)
  const emoji = dirname(resolve('@expo-google-fonts/noto-emoji/package.json'))
  await copyFile(join(emoji, '400Regular/NotoEmoji_400Regular.ttf'), join(folder, 'fonts/NotoEmoji.ttf'))
  await writeFile(
    join(folder, 'fonts.conf'),
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`,
  )
}

/** The package brings libraries (such as NSS) that a server without a desktop lacks; used only if needed. */
async function librariesFor(folder: string): Promise<{ LD_LIBRARY_PATH?: string }> {
  return await run(join(folder, 'chromium'), ['--version']).then(
    () => ({}),
    () => ({ LD_LIBRARY_PATH: join(folder, 'lib') }),
  )
}

async function untar(archive: string, folder: string): Promise<void> {
  const file = join(folder, basename(archive, '.br'))
  await decompress(archive, file)
  await run('tar', ['-xf', file, '-C', folder])
  await rm(file)
}

function decompress(archive: string, file: string): Promise<void> {
  const sink = createWriteStream(file, { mode: 0o755 })
  return pipeline(createReadStream(archive), createBrotliDecompress({ chunkSize: 2 ** 20 }), sink)
}
