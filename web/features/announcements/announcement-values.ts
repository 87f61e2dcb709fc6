import type { Announcement } from '#contract/announcements.ts'
import { type ClientFilterSearch, searchOfFilter, sentFilter } from '../clients/list-search.ts'

/** An announcement as its form holds it. */
export type AnnouncementValues = {
  subject: string
  body: string
  subjectEn: string
  bodyEn: string
  filter: ClientFilterSearch
  version: number
}

export function newAnnouncement(filter: ClientFilterSearch): AnnouncementValues {
  return { subject: '', body: '', subjectEn: '', bodyEn: '', filter, version: 0 }
}

export function valuesOf(announcement: Announcement): AnnouncementValues {
  const { subject, body, subjectEn, bodyEn, filter, version } = announcement
  return {
    subject: subject ?? '',
    body: body ?? '',
    subjectEn: subjectEn ?? '',
    bodyEn: bodyEn ?? '',
    filter: searchOfFilter(filter),
    version,
  }
}

export function inputOf({ version: _version, filter, ...words }: AnnouncementValues) {
  return { ...words, filter: sentFilter(filter) }
}

/** What the form has of one language. */
export function wordsIn(values: AnnouncementValues, locale: 'pt-BR' | 'en') {
  return locale === 'en'
    ? { subject: values.subjectEn, body: values.bodyEn }
    : { subject: values.subject, body: values.body }
}
