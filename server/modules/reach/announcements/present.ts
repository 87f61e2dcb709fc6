import type { AnnouncementState } from '#contract/announcement-states.ts'
import type { Announcement, AnnouncementListItem, AnnouncementResults } from '#contract/announcements.ts'
import { clientFilter } from '#contract/client-list.ts'
import { abilitiesOf } from './policy.ts'
import type { AnnouncementRow, listRows } from './queries.ts'

type ListRow = Awaited<ReturnType<typeof listRows>>[number]
type Dated = Pick<ListRow, 'scheduled_at' | 'started_at' | 'finished_at' | 'updated_at'>

export function presentListItem(row: ListRow): AnnouncementListItem {
  return {
    id: row.id,
    state: row.state as AnnouncementState,
    subject: row.subject_pt ?? row.subject_en ?? '',
    ...datesOf(row),
    recipients: row.started_at === null ? null : row.recipient_count,
    authorName: `${row.author_first} ${row.author_last}`,
  }
}

type Around = { results: AnnouncementResults | null; timeZone: string }

export function presentAnnouncement(row: AnnouncementRow, around: Around): Announcement {
  const state = row.state as AnnouncementState
  return {
    id: row.id,
    state,
    subject: row.subject_pt,
    body: row.body_pt,
    subjectEn: row.subject_en,
    bodyEn: row.body_en,
    filter: presentFilter(row.filter),
    ...datesOf(row),
    authorName: `${row.author_first} ${row.author_last}`,
    senderName: row.sender_first === null ? null : `${row.sender_first} ${row.sender_last}`,
    ...around,
    version: row.version,
    abilities: abilitiesOf(state),
  }
}

function presentFilter(filter: unknown): Record<string, string | number> {
  const given = Object.entries(clientFilter.parse(filter)).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given) as Record<string, string | number>
}

function datesOf(row: Dated) {
  return {
    scheduledAt: row.scheduled_at?.toISOString() ?? null,
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
    updatedAt: row.updated_at.toISOString(),
  }
}
