import { parseArgs } from 'node:util'
import { announcement } from './announcement.ts'
import { email } from './email.ts'
import { exchange } from './exchange.ts'
import type { Figure } from './figure.ts'
import { foundation } from './foundation.ts'
import { type Options, registry } from './registry.ts'

const benches: Record<string, (options: Options) => Promise<Figure[]>> = {
  foundation,
  registry,
  exchange,
  email,
  announcement,
}

/** `npm run bench -- NAME [--clients N] [--keep FOLDER] [--json]`: runs one benchmark and prints its figures. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      clients: { type: 'string', default: '1000000' },
      /** Where generated data stays for the next run; without it, it goes. */
      keep: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  })
  const bench = benches[positionals[0] ?? '']
  if (!bench) throw new Error(`Name one of: ${Object.keys(benches).join(', ')}`)
  const figures = await bench({ clients: Number(values.clients), keep: values.keep })
  if (values.json) for (const figure of figures) console.log(JSON.stringify(figure))
  else console.table(figures)
}

await main()
