import type { AnnouncementAudience } from '#contract/announcements.ts'
import { type ClientFilter, clientFilter } from '#contract/client-list.ts'
import { fullName } from '#contract/names.ts'
import { getProvider } from '#modules/provider/provider/provider.ts'
import { matchingClients } from '#modules/registry/clients/client-filter.ts'
import type { Context } from '#server/context.ts'
import { countAudience, nameClients, nameContacts } from './audience-queries.ts'

/** Who would get an announcement for these clients now, and why the others would not. */
export async function describeAudience(ctx: Context, filter: ClientFilter): Promise<AnnouncementAudience> {
  const terms = await audienceTerms(ctx, filter)
  const counted = await countAudience(ctx.db, matchingClients(ctx.db, terms))
  const groups = counted.groups ?? []
  const people = await peopleOf(
    ctx,
    groups.flatMap(({ firstIds }) => firstIds),
  )
  const named = (ids: number[]) => ids.flatMap((id) => people.get(id) ?? [])
  const reached = groups.find(({ reason }) => reason === null)
  const unreachedIds = counted.unreachedIds ?? []
  const clients = new Map((await nameClients(ctx.db, unreachedIds)).map((row) => [row.id, row.tradeName]))
  const inEnglish = reached?.countEn ?? 0
  return {
    clients: counted.clients,
    reached: reached?.count ?? 0,
    byLocale: { 'pt-BR': (reached?.count ?? 0) - inEnglish, en: inEnglish },
    first: named(reached?.firstIds ?? []),
    withheld: groups.flatMap(({ reason, count, firstIds }) =>
      reason === null ? [] : [{ reason, count, first: named(firstIds) }],
    ),
    unreached: {
      count: counted.unreached,
      first: unreachedIds.map((clientId) => ({ clientId, clientName: clients.get(clientId) ?? '' })),
    },
  }
}

/** The stored filter of an announcement, with the provider's time zone. */
export async function audienceTerms(ctx: Context, filter: unknown) {
  const { timeZone } = await getProvider(ctx)
  return { filter: clientFilter.parse(filter), timeZone }
}

async function peopleOf(ctx: Context, ids: number[]) {
  const rows = await nameContacts(ctx.db, ids)
  return new Map(
    rows.map((row) => [
      row.id,
      {
        contactId: row.id,
        name: fullName(row),
        clientId: row.clientId,
        clientName: row.tradeName,
      },
    ]),
  )
}
