import { useNavigate } from '@tanstack/react-router'
import { announcementInput } from '#contract/announcements.ts'
import { useRecordForm } from '../../lib/form.ts'
import { useT } from '../../lib/i18n.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { RecordForm } from '../../ui/record-form.tsx'
import type { ClientFilterSearch } from '../clients/list-search.ts'
import { AnnouncementFields } from './announcement-fields.tsx'
import { inputOf, newAnnouncement } from './announcement-values.ts'
import { addAnnouncement } from './api.ts'

const listHref = '/staff/announcements'

/** "Novo anúncio", for the clients of a filter; becomes a draft when it is saved. */
export function NewAnnouncement({ filter }: { filter: ClientFilterSearch }) {
  const t = useT()
  const navigate = useNavigate()
  const record = useRecordForm({
    schema: announcementInput,
    initialValues: newAnnouncement(filter),
    toInput: inputOf,
    submit: addAnnouncement,
    saved: t('announcements.saved'),
    onSaved: ({ id }) =>
      navigate({
        to: '/staff/announcements/$announcementId',
        params: { announcementId: String(id) },
        replace: true,
      }),
  })
  return (
    <>
      <PageHeader title={t('announcements.new')} back={{ label: t('announcements.title'), href: listHref }} />
      <RecordForm record={record} label={t('announcements.save')} cancelHref={listHref}>
        <AnnouncementFields form={record.form} />
      </RecordForm>
    </>
  )
}
