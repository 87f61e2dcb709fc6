import { type Announcement, announcementEdit } from '#contract/announcements.ts'
import { useEditForm } from '../../lib/edit-form.ts'
import { useT } from '../../lib/i18n.ts'
import { readNow } from '../../lib/query.ts'
import { RecordForm } from '../../ui/record-form.tsx'
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
  const record = useEditForm({
    schema: announcementEdit,
    row: announcement,
    valuesOf,
    readNewest: () => readNow(announcementQuery(id)),
    toInput: (values) => ({ ...inputOf(values), version: values.version }),
    submit: (edit) => saveAnnouncement(id, edit),
    saved: t('announcements.saved'),
  })

  return (
    <>
      <AnnouncementHeader announcement={announcement}>
        <SendButton announcement={announcement} isDisabled={record.isDirty || record.submitting} />
      </AnnouncementHeader>
      <RecordForm
        record={record}
        label={t('announcements.save')}
        isDisabled={!record.isDirty}
        extra={<DeleteDraft announcement={announcement} />}
      >
        <AnnouncementFields form={record.form} />
        {record.isDirty && <p className={classes.hint}>{t('announcements.unsavedAbout')}</p>}
      </RecordForm>
    </>
  )
}
