import { type Insertable, type Kysely, sql } from 'kysely'
import type { Locale } from '#contract/fields.ts'
import type { EmailTemplate } from '#contract/notifications.ts'
import type { DB, EmailTemplateTexts } from '#platform/db/types.ts'

/** The texts in use that staff wrote, of one template or of all. */
export async function listTextsInUse(db: Kysely<DB>, template: EmailTemplate | null) {
  return await db
    .selectFrom('email_template_texts')
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
    .selectFrom('email_templates as e')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('email_template_texts as t')
          .select(['t.subject', 't.preheader', 't.body'])
          .whereRef('t.template', '=', 'e.template')
          .where('t.locale', '=', locale)
          .orderBy('t.id', 'desc')
          .limit(1)
          .as('text'),
      (join) => join.onTrue(),
    )
    .select(['e.is_on', 'text.subject', 'text.preheader', 'text.body'])
    .where('e.template', '=', template)
    .executeTakeFirst()
}

export async function listSwitches(db: Kysely<DB>) {
  return await db.selectFrom('email_templates').select(['template', 'is_on']).execute()
}

/** Keeps others from changing the template until we are done; it is there from the first change on. */
export async function lockTemplate(db: Kysely<DB>, template: EmailTemplate) {
  await sql`insert into email_templates (template) values (${template}) on conflict do nothing`.execute(db)
  return await db
    .selectFrom('email_templates')
    .select(['is_on', 'version'])
    .where('template', '=', template)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

export async function findTemplate(db: Kysely<DB>, template: EmailTemplate) {
  return await db
    .selectFrom('email_templates')
    .select(['is_on', 'version'])
    .where('template', '=', template)
    .executeTakeFirst()
}

export async function updateTemplateRow(
  db: Kysely<DB>,
  template: EmailTemplate,
  values: { is_on?: boolean } = {},
): Promise<void> {
  await db
    .updateTable('email_templates')
    .set((eb) => ({ ...values, version: eb('version', '+', 1) }))
    .where('template', '=', template)
    .execute()
}

export async function insertText(db: Kysely<DB>, text: Insertable<EmailTemplateTexts>): Promise<void> {
  await db.insertInto('email_template_texts').values(text).execute()
}

export async function listVersions(db: Kysely<DB>, template: EmailTemplate, limit: number) {
  return await db
    .selectFrom('email_template_texts as t')
    .innerJoin('users as u', 'u.id', 't.author_user_id')
    .select(['t.id', 't.locale', 't.subject', 't.preheader', 't.body', 't.created_at'])
    .select(['u.first_name', 'u.last_name'])
    .where('t.template', '=', template)
    .orderBy('t.id', 'desc')
    .limit(limit)
    .execute()
}
