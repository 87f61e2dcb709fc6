import type { AnnouncementState } from '#contract/announcement-states.ts'
import type { Announcement } from '#contract/announcements.ts'

/** What can be done with an announcement as it stands. */
export function abilitiesOf(state: AnnouncementState) {
  const from = (...states: AnnouncementState[]) => states.includes(state) || 'announcement.state_changed'
  return {
    edit: state === 'draft' || 'announcement.not_draft',
    unschedule: from('scheduled'),
    pause: from('sending'),
    resume: from('paused'),
    cancel: from('sending', 'paused'),
  } satisfies Announcement['abilities']
}
