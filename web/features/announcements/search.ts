import { type AnnouncementState, announcementStates } from '#contract/announcement-states.ts'

/** What the address says of the list of announcements. */
export type AnnouncementSearch = { state?: AnnouncementState }

/** Takes only what the list understands from an address. */
export function announcementSearch({ state }: Record<string, unknown>): AnnouncementSearch {
  const known = announcementStates.find((one) => one === state)
  return known ? { state: known } : {}
}
