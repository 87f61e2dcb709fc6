import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'

/** What the list and the search read is filled without its indexes, which are made afterwards: a fourth of the time. */
const readModels = ['client_list', 'search_entries']
const batch = 20_000

/** Fills an empty database with so many clients, the same each time, and gathers its statistics. */
export async function fillRegistry(pool: pg.Pool, clients: number): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('set statement_timeout = 0')
    await client.query("set maintenance_work_mem = '512MB'")
    await client.query('begin')
    await client.query("select set_config('bench.clients', $1, true)", [String(clients)])
    await client.query(await readFile(join(import.meta.dirname, 'registry-data.sql'), 'utf8'))
    await client.query('commit')
    await fillReadModels(client, clients)
    await client.query('vacuum analyze')
    await client.query('checkpoint').catch(() => {})
  } finally {
    client.release(true)
  }
}

async function fillReadModels(client: pg.PoolClient, clients: number): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid = any ($1::text[]::regclass[]::oid[]) and not indisunique`,
    [readModels],
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  for (let from = 1; from <= clients; from += batch) {
    const ids = 'array(select id from clients where id >= $1 and id < $2 order by id)'
    const people = 'array(select id from contacts where client_id >= $1 and client_id < $2 order by id)'
    await client.query(
      `select refresh_client_list(${ids}), refresh_client_entries(${ids}), refresh_contact_entries(${people})`,
      [from, from + batch],
    )
  }
  for (const { definition } of rows) await client.query(definition)
}
