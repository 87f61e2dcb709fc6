import { startTestPostgres } from '#test/postgres.ts'

/** Worker processes start later and inherit the environment. */
export default async function setup() {
  const { adminDatabase, stop } = await startTestPostgres()
  process.env['ADMIN_DATABASE'] = adminDatabase
  return stop
}
