import type { Context, StaffActor } from '#server/context.ts'
import { canFindByPhone } from './policy.ts'
import {
  type FoundRow,
  findByEmail,
  findByKey,
  findByParts,
  findByPrefix,
  findByShortWords,
  listFound,
} from './queries.ts'
import { isShort, measured, readTerms } from './terms.ts'

/**
 * "Localizar um cadastro": clients and people, the best matches first: whose number, CNPJ/CPF, slug or e-mail it is
 * exactly; then names that begin so; then everything that holds every word. An index answers each step in order, and it
 * runs only while there is room: ranking everything that matches a frequent name would read it all.
 */
export async function searchRecords(
  ctx: Context<StaffActor>,
  { q, limit }: { q: string; limit: number },
): Promise<FoundRow[]> {
  const terms = readTerms(q)
  if (!terms) return []
  const { words, digits } = terms
  const withPhones = canFindByPhone(ctx.actor)
  const whole = digits ?? words.join(' ')
  const holders = q.includes('@') && words.length === 1 ? await findByEmail(ctx.db, q, limit) : []
  // Addresses that only hold this one are not worth looking through all of them, which are much alike.
  if (holders.length > 0)
    return await listFound(
      ctx.db,
      holders.map(({ id }) => id),
    )
  const steps = [
    () => findByKey(ctx.db, whole),
    () => findByPrefix(ctx.db, words, limit),
    () =>
      words.every(isShort)
        ? findByShortWords(ctx.db, words, limit)
        : findByParts(ctx.db, { words: words.map(measured), withPhones }, limit),
  ]
  const found = new Set<number>()
  for (const step of steps) {
    for (const { id } of await step()) found.add(id)
    if (found.size >= limit) break
  }
  return await listFound(ctx.db, [...found].slice(0, limit))
}
