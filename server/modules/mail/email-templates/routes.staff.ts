import { z } from 'zod'
import { staffRoutes } from '#areas/staff.ts'
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

const staff = staffRoutes('e-mail templates')
const path = '/email-templates/:template'

export const emailTemplateRoutes = [
  staff.get('/email-templates', 'templates:edit', {
    summary: 'List e-mail templates',
    answer: emailTemplateList,
    handle: async (ctx) => ({ items: await listTemplates(ctx) }),
  }),

  staff.get(path, 'templates:edit', {
    summary: 'Get a template with its texts in both languages',
    params: templateParams,
    answer: emailTemplate,
    handle: async (ctx, input) => await getTemplate(ctx, input.template),
  }),

  staff.put(`${path}/switch`, 'templates:edit', {
    summary: 'Turn a template on or off',
    params: templateParams,
    body: templateSwitch,
    answer: emailTemplate,
    handle: switchTemplate,
  }),

  staff.put(`${path}/texts/:locale`, 'templates:edit', {
    summary: 'Replace a template’s text',
    params: templateTextParams,
    body: templateTextEdit,
    answer: emailTemplate,
    handle: saveText,
  }),

  staff.post(`${path}/texts/:locale/reset`, 'templates:edit', {
    summary: 'Reset a template’s text to the default',
    params: templateTextParams,
    body: templateReset,
    answer: emailTemplate,
    handle: resetText,
  }),

  staff.post(`${path}/texts/:locale/previews`, 'templates:edit', {
    summary: 'Preview a text with sample data',
    params: templateTextParams,
    body: templateTextInput,
    answer: templatePreview,
    handle: previewText,
  }),

  staff.post(`${path}/texts/:locale/tests`, 'templates:edit', {
    summary: 'Send myself a text with sample data',
    params: templateTextParams,
    body: templateTextInput,
    accepted: z.object({}),
    closedToTokens: true,
    handle: async (ctx, input) => {
      await sendTest(ctx, input)
      return {}
    },
  }),

  staff.get(`${path}/versions`, 'templates:edit', {
    summary: 'List the saved versions of a template, newest first',
    params: templateParams,
    answer: templateHistory,
    handle: async (ctx, input) => ({ items: await listVersions(ctx, input.template) }),
  }),
]
