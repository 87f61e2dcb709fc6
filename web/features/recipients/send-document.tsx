import { Checkbox, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { type SendingDraft, sendingInput } from '#contract/recipients.ts'
import { useRecordForm } from '../../lib/form.ts'
import { type Translate, useT } from '../../lib/i18n.ts'
import { FormWindow } from '../../ui/form-window.tsx'
import { IconMail, IconPaperclip } from '../../ui/icons.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { RecordForm } from '../../ui/record-form.tsx'
import { sendDocument, sendingDraftQuery } from './api.ts'
import classes from './recipients.module.css'

type Document = {
  clientId: number
  /** Of the document in the API. */
  path: string
  /** Of the window. */
  title: string
}

/** "Enviar por e-mail" and the one window from which every document is sent by hand. */
export function SendDocument({ document }: { document: Document }) {
  const t = useT()
  return (
    <FormWindow
      label={t('recipients.send.button')}
      title={document.title}
      button={{ variant: 'default', leftSection: <IconMail size={16} aria-hidden /> }}
    >
      <Window document={document} />
    </FormWindow>
  )
}

type WindowProps = { document: Document }

function Window({ document }: WindowProps) {
  // As of when the window was opened: what arrives later would overwrite what is being written.
  const query = useQuery({
    ...sendingDraftQuery(document.clientId, document.path),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  return (
    <Loaded query={query} lines={8}>
      {(draft) => <SendForm draft={draft} document={document} />}
    </Loaded>
  )
}

function SendForm({ draft, document }: WindowProps & { draft: SendingDraft }) {
  const t = useT()
  const [key] = useState(() => crypto.randomUUID())
  const receiving = draft.decisions.filter(({ reason }) => reason === null)
  const record = useRecordForm({
    schema: sendingInput,
    initialValues: {
      contactIds: receiving.map(({ contactId }) => contactId),
      copyTo: '',
      subject: draft.subject,
      text: draft.text,
    },
    toInput: ({ copyTo, ...values }) => ({ ...values, key, copyTo: addressesIn(copyTo) }),
    submit: (input) => sendDocument(document.clientId, document.path, input),
    saved: (count) => t('recipients.send.done', { count }),
  })
  const { form } = record
  // The schema names the wrong address by its place in the list.
  const copyError = Object.entries(form.errors).find(([field]) => field.startsWith('copyTo'))?.[1]
  return (
    <RecordForm record={record} label={t('recipients.send.submit')}>
      {receiving.length === 0 && <NobodyNotice draft={draft} />}
      <Contacts
        draft={draft}
        value={form.values.contactIds}
        onChange={(ids) => form.setFieldValue('contactIds', ids)}
        error={form.errors['contactIds']}
      />
      <TextInput
        label={t('recipients.send.copyTo')}
        description={t('recipients.send.copyToAbout')}
        {...form.getInputProps('copyTo')}
        error={copyError}
      />
      <TextInput label={t('recipients.send.subject')} {...form.getInputProps('subject')} />
      <Textarea
        label={t('recipients.send.text')}
        autosize
        minRows={6}
        maxRows={16}
        {...form.getInputProps('text')}
      />
      <p className={classes.attachment}>
        <IconPaperclip size={16} aria-hidden /> {t('recipients.send.attachment', { name: draft.fileName })}
      </p>
    </RecordForm>
  )
}

function NobodyNotice({ draft }: { draft: SendingDraft }) {
  const t = useT()
  const category = categoryName(t, draft)
  return (
    <Notice tone="warning" title={t('recipients.send.nobody', { category })}>
      {t(draft.contacts.length === 0 ? 'recipients.send.noContacts' : 'recipients.send.nobodyAbout')}
    </Notice>
  )
}

/** As it stands within a sentence. */
function categoryName(t: Translate, { category }: SendingDraft): string {
  const name = t(`access.categories.${category}.name`)
  return name.charAt(0).toLowerCase() + name.slice(1)
}

type ContactsProps = {
  draft: SendingDraft
  value: number[]
  onChange: (ids: number[]) => void
  error: ReactNode
}

/** Every contact of the client, with why those do not get such e-mails by themselves. */
function Contacts({ draft, value, onChange, error }: ContactsProps) {
  const t = useT()
  const category = categoryName(t, draft)
  if (draft.contacts.length === 0) return null
  return (
    <Checkbox.Group
      label={t('recipients.send.contacts')}
      description={t('recipients.send.contactsAbout', { category })}
      value={value.map(String)}
      onChange={(ids) => onChange(ids.map(Number))}
      error={error}
    >
      <div className={`${classes.people} ${classes.picks}`} data-path="contactIds" tabIndex={-1}>
        {draft.contacts.map(({ contactId, name, email }, index) => {
          const reason = draft.decisions[index]?.reason ?? null
          return (
            <Checkbox
              key={contactId}
              value={String(contactId)}
              label={name}
              description={reason === null ? email : `${email} · ${t(`recipients.reasons.${reason}`)}`}
            />
          )
        })}
      </div>
    </Checkbox.Group>
  )
}

function addressesIn(text: string): string[] {
  return text
    .split(/[,;\s]+/)
    .map((address) => address.trim())
    .filter((address) => address !== '')
}
