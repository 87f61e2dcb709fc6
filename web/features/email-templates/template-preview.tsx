import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type TemplateTextInput, templateTextInput } from '#contract/email-templates.ts'
import type { Locale } from '#contract/fields.ts'
import type { EmailTemplate } from '#contract/notifications.ts'
import { previewQuery } from './api.ts'
import { PreviewPane } from './preview-pane.tsx'

type Props = { template: EmailTemplate; locale: Locale; values: TemplateTextInput }

/** What would be sent, a moment after each change; what is wrong stands in its place. */
export function TemplatePreview({ template, locale, values }: Props) {
  const [{ subject, preheader, body }] = useDebouncedValue(values, 500)
  const text = templateTextInput.safeParse({ subject, preheader, body })
  const { data, error } = useQuery({
    ...previewQuery(template, locale, text.success ? text.data : { subject, preheader, body }),
    enabled: text.success,
    placeholderData: keepPreviousData,
  })
  return <PreviewPane data={data} error={error} />
}
