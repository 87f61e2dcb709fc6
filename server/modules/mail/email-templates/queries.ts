import { type Insertable, type Kysely, sql } from 'kysely'
import type { Locale } from '#contract/fields.ts'
import type { EmailTemplate } from '#contract/notifications.ts'
import type { DB, EmailTemplateTexts } from '#platform/db/types.ts'

/** The texts in use that staff wrote, of one template or of all. */
export async function listTextsInUse(db: Kysely<DB>, template: EmailTemplate | null) {
  return await db
    .selectFrom('emailTemplateTexts')
    .distinctOn(['template', 'locale'])
    .select(['template', 'locale', 'subject', 'preheader', 'body'])
    .$if(template !== null, (query) => query.where('template', '=', template))
    .orderBy('template')
    .orderBy('locale')
    .orderBy('id', 'desc')
    .execute()
}

/** For sending: whether it is on, and the text that staff wrote in this language, if there is one. */
export async function findForSending(db: Kysely<DB>, template: EmailTemplate, locale: Locale) {
  return await db
    .selectFrom('emailTemplates as e')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('emailTemplateTexts as t')
          .select(['t.subject', 't.preheader', 't.body'])
          .whereRef('t.template', '=', 'e.template')
          .where('t.locale', '=', locale)
          .orderBy('t.id', 'desc')
          .limit(1)
          .as('text'),
      (join) => join.onTrue(),
    )
    .select(['e.isOn', 'text.subject', 'text.preheader', 'text.body'])
    .where('e.template', '=', template)
    .executeTakeFirst()
}

export async function listSwitches(db: Kysely<DB>) {
  return await db.selectFrom('emailTemplates').select(['template', 'isOn']).execute()
}

/** Locks the template's row, created at the first change, until the transaction ends. */
export async function lockTemplate(db: Kysely<DB>, template: EmailTemplate) {
  await sql`insert into email_templates (template) values (${template}) on conflict do nothing`.execute(db)
  return await db
    .selectFrom('emailTemplates')
    .select(['isOn', 'version'])
    .where('template', '=', template)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

export async function findTemplate(db: Kysely<DB>, template: EmailTemplate) {
  return await db
    .selectFrom('emailTemplates')
    .select(['isOn', 'version'])
    .where('template', '=', template)
    .executeTakeFirst()
}

export async function updateTemplateRow(
  db: Kysely<DB>,
  template: EmailTemplate,
  values: { isOn?: boolean } = {},
): Promise<void> {
  await db
    .updateTable('emailTemplates')
    .set((eb) => ({ ...values, version: eb('version', '+', 1) }))
    .where('template', '=', template)
    .execute()
}

export async function insertText(db: Kysely<DB>, text: Insertable<EmailTemplateTexts>): Promise<void> {
  await db.insertInto('emailTemplateTexts').values(text).execute()
}

export async function listVersions(db: Kysely<DB>, template: EmailTemplate, limit: number) {
  return await db
    .selectFrom('emailTemplateTexts as t')
    .innerJoin('users as u', 'u.id', 't.authorUserId')
    .select(['t.id', 't.locale', 't.subject', 't.preheader', 't.body', 't.createdAt'])
    .select(['u.firstName', 'u.lastName'])
    .where('t.template', '=', template)
    .orderBy('t.id', 'desc')
    .limit(limit)
    .execute()
}
