import { useEffect } from 'react'
import { type Announcement, announcementEdit } from '#contract/announcements.ts'
import { useRecordForm } from '../../lib/form.ts'
import { useT } from '../../lib/i18n.ts'
import { queryClient } from '../../lib/query.ts'
import { FormActions } from '../../ui/form-actions.tsx'
import { FormErrors } from '../../ui/form-errors.tsx'
import { toastSuccess } from '../../ui/toast.ts'
import { AnnouncementFields } from './announcement-fields.tsx'
import { AnnouncementHeader } from './announcement-header.tsx'
import { inputOf, valuesOf } from './announcement-values.ts'
import classes from './announcements.module.css'
import { announcementQuery, saveAnnouncement } from './api.ts'
import { DeleteDraft } from './delete-draft.tsx'
import { SendButton } from './send-button.tsx'

/** A draft is written where it is read. What is sent is what was saved, so that comes first. */
export function DraftAnnouncement({ announcement }: { announcement: Announcement }) {
  const t = useT()
  const { id } = announcement
  const record = useRecordForm({
    schema: announcementEdit,
    initialValues: valuesOf(announcement),
    toInput: (values) => ({ ...inputOf(values), version: values.version }),
    submit: (edit) => saveAnnouncement(id, edit),
    reload: async () => valuesOf(await queryClient.query({ ...announcementQuery(id), staleTime: 0 })),
    onSaved: (saved) => {
      record.takeAsSaved(valuesOf(saved))
      toastSuccess(t('announcements.saved'))
    },
  })

  // A newer draft replaces what is only read; what is being typed keeps its start, and the server tells.
  useEffect(() => {
    const { version } = record.form.getInitialValues()
    if (announcement.version > version && !record.isDirty && !record.submitting)
      record.takeAsSaved(valuesOf(announcement))
  })

  return (
    <>
      <AnnouncementHeader announcement={announcement}>
        <SendButton announcement={announcement} isDisabled={record.isDirty || record.submitting} />
      </AnnouncementHeader>
      <form {...record.formProps}>
        <FormErrors record={record} />
        <AnnouncementFields form={record.form} />
        {record.isDirty && <p className={classes.hint}>{t('announcements.unsavedAbout')}</p>}
        <FormActions
          submitting={record.submitting}
          label={t('announcements.save')}
          isDisabled={!record.isDirty}
        >
          <DeleteDraft announcement={announcement} />
        </FormActions>
      </form>
    </>
  )
}
