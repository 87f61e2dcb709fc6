import { readFile, rm, writeFile } from 'node:fs/promises'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { Kysely, PostgresDialect as KyselyDialect } from 'kysely'
import type { ExpressionNode } from 'kysely-codegen'
import { connectDatabase, type Database } from '#platform/db/connect.ts'
import { migrate } from '#platform/db/migrate.ts'
import { startEmbeddedPostgres } from '#platform/postgres/start.ts'
import { makeTemporaryFolder } from '#test/temporary-folder.ts'
import { columnTypes, typeImports } from './column-types.ts'

const root = join(import.meta.dirname, '..')

// kysely-codegen loads TypeScript without declaring it; here it has another name.
registerHooks({
  resolve: (name, context, next) => next(name === 'typescript' ? 'typescript-native' : name, context),
})
const { ArrayExpressionNode, generate, GenericExpressionNode, IdentifierNode, PostgresDialect } =
  await import('kysely-codegen')

/** Writes what the migrations amount to, for people and for the compiler; with `--check` only compares. */
async function main(): Promise<void> {
  const made = await withMigratedDatabase(async (database) => ({
    'schema.sql': await describeSchema(database),
    'server/platform/db/types.ts': onOneLine(await describeTypes(database)),
  }))
  const stale: string[] = []
  for (const [name, text] of Object.entries(made)) {
    const file = join(root, name)
    const present = await readFile(file, 'utf8').catch(() => '')
    if (present !== text) stale.push(name)
    if (present !== text && !isCheck()) await writeFile(file, text)
  }
  if (stale.length === 0) return
  console.log(
    `${stale.join(', ')} ${isCheck() ? 'not up to date with migrations/: run npm run schema' : 'written'}`,
  )
  if (isCheck()) process.exitCode = 1
}

function isCheck(): boolean {
  return process.argv.includes('--check')
}

async function withMigratedDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const dataDir = await makeTemporaryFolder()
  const undo = [() => rm(dataDir, { recursive: true })]
  try {
    const server = await startEmbeddedPostgres({ dataDir, durable: false })
    undo.unshift(server.stop)
    const database = connectDatabase(server.connectionString, { max: 2 })
    undo.unshift(database.close)
    await migrate(database.pool)
    return await work(database)
  } finally {
    for (const step of undo) await step()
  }
}

async function describeSchema({ pool }: Database): Promise<string> {
  const query = await readFile(join(import.meta.dirname, 'schema-snapshot.sql'), 'utf8')
  const { rows } = await pool.query<{ part: number; object: string; line: string }>(query)
  const lines = ['-- What migrations/ amount to, to be read. Written by npm run schema; not to be edited.']
  let before: (typeof rows)[number] | undefined
  for (const row of rows) {
    const belongsToLast = row.part === before?.part && row.object === before.object
    if (!belongsToLast || row.part === 3) lines.push('')
    lines.push(row.line.replace(/^( *)-- .{100,}$/gm, wrapped))
    before = row
  }
  return `${lines.join('\n')}\n`
}

function wrapped(comment: string, indent: string): string {
  const words = comment.trim().slice('-- '.length)
  return words.replace(/(.{1,100})(?: |$)/g, (_, line: string) => `${indent}-- ${line}\n`).trimEnd()
}

/** Comments of columns, which the generator writes on three lines each. */
function onOneLine(types: string): string {
  return types.replace(/\/\*\*\n +\* (.*)\n +\*\//g, '/** $1 */')
}

async function describeTypes({ pool }: Database): Promise<string> {
  const columns: Record<string, ExpressionNode> = {}
  return await generate({
    camelCase: true,
    customImports: typeImports,
    // Reads PostgreSQL's catalogue by its own names.
    db: new Kysely({ dialect: new KyselyDialect({ pool }) }),
    dialect: new PostgresDialect({ dateParser: 'string', numericParser: 'string' }),
    excludePattern: 'schema_migrations',
    outFile: null,
    overrides: { columns },
    postprocess: async ({ metadata }) => {
      for (const table of metadata.tables)
        for (const { name, hasDefaultValue } of table.columns) {
          const path = `${table.name}.${name}`
          const type = columnTypes[path] ?? columnTypes[name]
          if (type) columns[path] = typeNode(hasDefaultValue ? `Generated<${type}>` : type)
        }
      return metadata
    },
    typeMapping: { int8: 'number' },
    typeOnlyImports: true,
  })
}

/** `Generated<Locale>` and the like, as nodes: to read them as text the generator would need another TypeScript. */
function typeNode(type: string): ExpressionNode {
  const [, generic, argument] = /^(\w+)<(.+)>$/.exec(type) ?? []
  if (generic && argument) return new GenericExpressionNode(generic, [typeNode(argument)])
  if (type.endsWith('[]')) return new ArrayExpressionNode(typeNode(type.slice(0, -2)))
  return new IdentifierNode(type)
}

await main()
