import type { StaffActor } from '#server/context.ts'

/** Everybody may use a shared view; only its owner, and those who may edit the settings, may change it. */
export function canEditView(actor: StaffActor, view: { ownerUserId: number }): boolean {
  return view.ownerUserId === actor.userId || actor.permissions.includes('provider:edit')
}
