/** What an announcement goes through; no schemas, so that addresses can be read with it. */
export const announcementStates = ['draft', 'scheduled', 'sending', 'paused', 'sent', 'cancelled'] as const
export type AnnouncementState = (typeof announcementStates)[number]
