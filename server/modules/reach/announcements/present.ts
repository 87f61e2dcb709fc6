import type { Announcement, AnnouncementListItem, AnnouncementResults } from '#contract/announcements.ts'
import { clientFilter } from '#contract/client-list.ts'
import { fullName } from '#contract/names.ts'
import { abilitiesOf } from './policy.ts'
import type { AnnouncementRow, listRows } from './queries.ts'

type ListRow = Awaited<ReturnType<typeof listRows>>[number]
type Dated = Pick<ListRow, 'scheduledAt' | 'startedAt' | 'finishedAt' | 'updatedAt'>

export function presentListItem(row: ListRow): AnnouncementListItem {
  return {
    id: row.id,
    state: row.state,
    subject: row.subjectPt ?? row.subjectEn ?? '',
    ...datesOf(row),
    recipients: row.startedAt === null ? null : row.recipientCount,
    authorName: fullName({ firstName: row.authorFirst, lastName: row.authorLast }),
  }
}

type Around = { results: AnnouncementResults | null; timeZone: string }

export function presentAnnouncement(row: AnnouncementRow, around: Around): Announcement {
  const state = row.state
  return {
    id: row.id,
    state,
    subject: row.subjectPt,
    body: row.bodyPt,
    subjectEn: row.subjectEn,
    bodyEn: row.bodyEn,
    filter: presentFilter(row.filter),
    ...datesOf(row),
    authorName: fullName({ firstName: row.authorFirst, lastName: row.authorLast }),
    senderName: fullName({ firstName: row.senderFirst, lastName: row.senderLast }),
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
    scheduledAt: row.scheduledAt?.toISOString() ?? null,
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    updatedAt: row.updatedAt.toISOString(),
  }
}
