import { Radio, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  type Announcement,
  type AnnouncementAudience,
  announcementSchedule,
} from '#contract/announcements.ts'
import { useRecordForm } from '../../lib/form.ts'
import { formatNumber } from '../../lib/format.ts'
import { useLocale, useT } from '../../lib/i18n.ts'
import { FormWindow } from '../../ui/form-window.tsx'
import { Notice } from '../../ui/notice.tsx'
import { RecordForm } from '../../ui/record-form.tsx'
import { ErrorState, LoadingBlock } from '../../ui/states.tsx'
import { searchOfFilter } from '../clients/list-search.ts'
import classes from './announcements.module.css'
import { audienceQuery, scheduleAnnouncement } from './api.ts'

type Props = { announcement: Announcement; isDisabled: boolean }

/** "Enviar…": says to how many, and asks when. */
export function SendButton({ announcement, isDisabled }: Props) {
  const t = useT()
  return (
    <FormWindow
      label={t('announcements.send.button')}
      title={t('announcements.send.title')}
      button={{ disabled: isDisabled }}
    >
      <SendWindow announcement={announcement} />
    </FormWindow>
  )
}

type WindowProps = { announcement: Announcement }

function SendWindow(props: WindowProps) {
  const filter = searchOfFilter(props.announcement.filter)
  // As of now, and not as of when it was last counted.
  const { data, error, refetch, isFetchedAfterMount } = useQuery({ ...audienceQuery(filter), staleTime: 0 })
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data || !isFetchedAfterMount) return <LoadingBlock lines={6} />
  return <SendForm audience={data} {...props} />
}

function SendForm({ audience, announcement }: WindowProps & { audience: AnnouncementAudience }) {
  const t = useT()
  const locale = useLocale()
  const { id, version, timeZone } = announcement
  const counted = { count: audience.reached, formatted: formatNumber(audience.reached, locale) }
  const subject = announcement.subject ?? announcement.subjectEn ?? ''
  const record = useRecordForm({
    schema: announcementSchedule,
    initialValues: { when: 'now', at: '' },
    toInput: ({ when, at }) => ({ at: when === 'now' ? null : at, version }),
    submit: (schedule) => scheduleAnnouncement(id, schedule),
    saved: ({ state }) =>
      t(state === 'scheduled' ? 'announcements.send.scheduled' : 'announcements.send.started'),
  })
  const { form } = record
  if (audience.reached === 0)
    return (
      <Notice tone="warning" title={t('announcements.reachedNone')}>
        {t('announcements.reachedNoneAbout')}
      </Notice>
    )
  const isNow = form.values.when === 'now'
  return (
    <RecordForm
      record={record}
      label={isNow ? t('announcements.send.submitNow', counted) : t('announcements.send.submitLater')}
    >
      <p className={classes.lead}>{t('announcements.send.about', { ...counted, subject })}</p>
      {Object.keys(announcement.filter).length === 0 && (
        <Notice tone="warning">{t('announcements.send.everybody')}</Notice>
      )}
      <Radio.Group label={t('announcements.send.when')} {...form.getInputProps('when')}>
        <div className={classes.choices}>
          <Radio value="now" label={t('announcements.send.now')} />
          <Radio value="later" label={t('announcements.send.later')} />
        </div>
      </Radio.Group>
      {!isNow && (
        <TextInput
          type="datetime-local"
          label={t('announcements.send.at')}
          description={t('announcements.send.atAbout', { timeZone })}
          {...form.getInputProps('at')}
        />
      )}
    </RecordForm>
  )
}
