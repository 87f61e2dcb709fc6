import { z } from 'zod'
import { staffContext } from '#areas/request.ts'
import {
  emailTemplate,
  emailTemplateList,
  templateHistory,
  templateParams,
  templatePreview,
  templateReset,
  templateSwitch,
  templateTextEdit,
  templateTextInput,
  templateTextParams,
} from '#contract/email-templates.ts'
import type { App } from '#platform/http/app-type.ts'
import {
  getTemplate,
  listTemplates,
  listVersions,
  previewText,
  resetText,
  saveText,
  sendTest,
  switchTemplate,
} from './email-template.ts'

const tags = ['e-mail templates']
const config = { access: 'templates:edit', whileImpersonating: false } as const
const one = { tags, params: templateParams, response: { 200: emailTemplate } }
const oneText = { tags, params: templateTextParams, response: { 200: emailTemplate } }
const path = '/email-templates/:template'

export async function emailTemplateRoutes(app: App): Promise<void> {
  app.get(
    '/email-templates',
    { schema: { tags, summary: 'The e-mails’ templates', response: { 200: emailTemplateList } }, config },
    async (request) => ({ items: await listTemplates(staffContext(request)) }),
  )

  app.get(
    path,
    { schema: { ...one, summary: 'A template with its texts in both languages' }, config },
    async (request) => await getTemplate(staffContext(request), request.params.template),
  )

  app.put(
    `${path}/switch`,
    { schema: { ...one, summary: 'Switch a template on or off', body: templateSwitch }, config },
    async (request) => await switchTemplate(staffContext(request), { ...request.params, ...request.body }),
  )

  app.put(
    `${path}/texts/:locale`,
    { schema: { ...oneText, summary: 'Change a text', body: templateTextEdit }, config },
    async (request) => await saveText(staffContext(request), { ...request.params, ...request.body }),
  )

  app.post(
    `${path}/texts/:locale/reset`,
    { schema: { ...oneText, summary: 'Put a text back to the program’s own', body: templateReset }, config },
    async (request) => await resetText(staffContext(request), { ...request.params, ...request.body }),
  )

  app.post(
    `${path}/texts/:locale/previews`,
    {
      schema: {
        tags,
        summary: 'See a text as it would be sent, with sample data',
        params: templateTextParams,
        body: templateTextInput,
        response: { 200: templatePreview },
      },
      config,
    },
    async (request) => await previewText(staffContext(request), { ...request.params, ...request.body }),
  )

  app.post(
    `${path}/texts/:locale/tests`,
    {
      schema: {
        tags,
        summary: 'Send a text with sample data to oneself',
        params: templateTextParams,
        body: templateTextInput,
        response: { 202: z.object({}) },
      },
      config: { ...config, closedToTokens: true },
    },
    async (request, reply) => {
      await sendTest(staffContext(request), { ...request.params, ...request.body })
      reply.status(202)
      return {}
    },
  )

  app.get(
    `${path}/versions`,
    {
      schema: {
        tags,
        summary: 'What was saved, newest first',
        params: templateParams,
        response: { 200: templateHistory },
      },
      config,
    },
    async (request) => ({ items: await listVersions(staffContext(request), request.params.template) }),
  )
}
