import { type Kysely, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import type { WithheldReason } from '#contract/recipients.ts'
import type { DB } from '#platform/db/types.ts'

/** The clients that an announcement is for: rows of `client_list`. */
export type Clients = SelectQueryBuilder<DB, 'clientList', object>

/**
 * `decideRecipients` of policy.ts for announcements, as SQL over any number of contacts `c` with `u`, the undeliverable
 * address; shared mailboxes aside. test/recipients.test.ts compares the two.
 */
const ownReason: RawBuilder<WithheldReason | null> = sql`case
  when not 'general' = any (c.notifications) then 'category_off'
  when not c.receives_announcements then 'announcements_off'
  when u.address is not null then 'address_undeliverable' end`

const shownFirst = sql.lit(5)

type Group = {
  reason: WithheldReason | null
  count: number
  countEn: number
  firstIds: number[]
}

type Audience = {
  clients: number
  groups: Group[] | null
  unreached: number
  unreachedIds: number[] | null
}

/** The clients' contacts by the reason why they get nothing (null: they get it), with the first ids of each group. */
export async function countAudience(db: Kysely<DB>, clients: Clients): Promise<Audience> {
  const { rows } = await sql<Audience>`
    with chosen as materialized (${clients.select('clientList.clientId')}),
    own as (
      select c.id, c.client_id, c.locale, lower(c.email) as mailbox, ${ownReason} as reason
      from contacts c left join undeliverable_addresses u on u.address = lower(c.email)
      where c.deleted_at is null and c.client_id in (select client_id from chosen)),
    decided as materialized (
      select id, client_id, locale, coalesce(reason, case
        when row_number() over (partition by mailbox, reason is null order by id) > 1 then 'same_mailbox' end) as reason
      from own),
    groups as (
      select reason, count(*)::int as count, count(*) filter (where locale = 'en')::int as "countEn",
        (array_agg(id order by id))[1:${shownFirst}] as "firstIds"
      from decided group by reason),
    unreached as (
      select client_id from chosen where not exists (
        select from decided d
        where d.client_id = chosen.client_id and (d.reason is null or d.reason = 'same_mailbox')))
    select (select count(*)::int from chosen) as clients,
      (select jsonb_agg(to_jsonb(g) order by g.reason) from groups g) as groups,
      (select count(*)::int from unreached) as unreached,
      (select jsonb_agg(client_id) from
        (select client_id from unreached order by client_id limit ${shownFirst}) first) as unreached_ids`.execute(
    db,
  )
  return rows[0] as Audience
}

/** Names of contacts and of clients, by their ids. */
export async function nameContacts(db: Kysely<DB>, ids: number[]) {
  return await db
    .selectFrom('contacts as c')
    .innerJoin('clients', 'clients.id', 'c.clientId')
    .select(['c.id', 'c.clientId', 'c.firstName', 'c.lastName', 'clients.tradeName'])
    .where(sql<boolean>`c.id = any (${ids}::bigint[])`)
    .execute()
}

export async function nameClients(db: Kysely<DB>, ids: number[]) {
  return await db
    .selectFrom('clients')
    .select(['id', 'tradeName'])
    .where(sql<boolean>`id = any (${ids}::bigint[])`)
    .execute()
}

/**
 * The contacts with ids above `after` and up to `upTo` who get an announcement for those clients, as a query of
 * `contact_id` and `mailbox` in the order of their ids. `isChosen` narrows `client_list` for one contact's client.
 */
export function receivingContacts(
  { after, upTo }: { after: number; upTo: number },
  isChosen: RawBuilder<unknown>,
): RawBuilder<{ contactId: number; mailbox: string }> {
  return sql`
    select c.id as contact_id, lower(c.email) as mailbox
    from contacts c left join undeliverable_addresses u on u.address = lower(c.email)
    where c.id > ${after} and c.id <= ${upTo} and c.deleted_at is null and ${ownReason} is null
      and exists (${isChosen})
    order by c.id`
}
