import { queryOptions } from '@tanstack/react-query'
import {
  type EmailTemplateItem,
  type EmailTemplateRecord,
  emailTemplate,
  emailTemplateList,
  type TemplateHistory,
  type TemplatePreview,
  type TemplateTextInput,
  templateHistory,
  templatePreview,
} from '#contract/email-templates.ts'
import type { Locale } from '#contract/fields.ts'
import type { EmailTemplate } from '#contract/notifications.ts'
import { apiGet, apiSend } from '../../lib/api.ts'
import { queryClient, readNow } from '../../lib/query.ts'

const account = null
const key = ['email-templates'] as const
const pathOf = (template: EmailTemplate) => `/email-templates/${template}`
const textPath = (template: EmailTemplate, locale: Locale) => `${pathOf(template)}/texts/${locale}`

export const templatesQuery = queryOptions({
  queryKey: key,
  queryFn: async ({ signal }): Promise<EmailTemplateItem[]> =>
    (await apiGet(emailTemplateList, '/email-templates', { signal, account })).items,
})

export function templateQuery(template: EmailTemplate) {
  return queryOptions({
    queryKey: [...key, template, 'record'],
    queryFn: ({ signal }): Promise<EmailTemplateRecord> =>
      apiGet(emailTemplate, pathOf(template), { signal, account }),
  })
}

export function versionsQuery(template: EmailTemplate) {
  return queryOptions({
    queryKey: [...key, template, 'versions'],
    queryFn: ({ signal }): Promise<TemplateHistory> =>
      apiGet(templateHistory, `${pathOf(template)}/versions`, { signal, account }),
  })
}

export function previewQuery(template: EmailTemplate, locale: Locale, text: TemplateTextInput) {
  return queryOptions({
    queryKey: [...key, template, 'preview', locale, text],
    queryFn: (): Promise<TemplatePreview> =>
      apiSend('POST', templatePreview, `${textPath(template, locale)}/previews`, text, { account }),
    retry: false,
  })
}

type Version = { version: number }

export async function switchTemplate(template: EmailTemplate, isOn: boolean): Promise<void> {
  const { version } = await readNow(templateQuery(template))
  await takeOver(
    await apiSend('PUT', emailTemplate, `${pathOf(template)}/switch`, { isOn, version }, { account }),
  )
}

export async function saveText(
  template: EmailTemplate,
  locale: Locale,
  edit: TemplateTextInput & Version,
): Promise<EmailTemplateRecord> {
  return await takeOver(await apiSend('PUT', emailTemplate, textPath(template, locale), edit, { account }))
}

export async function resetText(
  template: EmailTemplate,
  locale: Locale,
  { version }: Version,
): Promise<EmailTemplateRecord> {
  const path = `${textPath(template, locale)}/reset`
  return await takeOver(await apiSend('POST', emailTemplate, path, { version }, { account }))
}

export async function sendTest(
  template: EmailTemplate,
  locale: Locale,
  text: TemplateTextInput,
): Promise<void> {
  await apiSend('POST', null, `${textPath(template, locale)}/tests`, text, { account })
}

async function takeOver(saved: EmailTemplateRecord): Promise<EmailTemplateRecord> {
  queryClient.setQueryData(templateQuery(saved.template).queryKey, saved)
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: key, exact: true }),
    queryClient.invalidateQueries({ queryKey: versionsQuery(saved.template).queryKey }),
  ])
  return saved
}
