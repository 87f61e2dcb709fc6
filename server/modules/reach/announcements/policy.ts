import type { AnnouncementState } from '#contract/announcement-states.ts'

/** What can be done with an announcement, as it stands. */
export function abilitiesOf(state: AnnouncementState) {
  return {
    edit: state === 'draft',
    unschedule: state === 'scheduled',
    pause: state === 'sending',
    resume: state === 'paused',
    cancel: state === 'sending' || state === 'paused',
  }
}
