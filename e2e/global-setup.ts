import { startTestPostgres } from '#test/postgres.ts'

/** Its workers are processes of their own, which get the environment as it is when they start. */
export default async function setup() {
  const { adminDatabase, stop } = await startTestPostgres()
  process.env['ADMIN_DATABASE'] = adminDatabase
  return stop
}
