import { parseArgs } from 'node:util'
import { foundation } from './foundation.ts'
import type { Figure } from './figure.ts'

const benches: Record<string, () => Promise<Figure[]>> = { foundation }

/** `npm run bench -- NAME [--json]`: runs one benchmark and prints its figures. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  })
  const bench = benches[positionals[0] ?? '']
  if (!bench) throw new Error(`Name one of: ${Object.keys(benches).join(', ')}`)
  const figures = await bench()
  if (values.json) for (const figure of figures) console.log(JSON.stringify(figure))
  else console.table(figures)
}

await main()
