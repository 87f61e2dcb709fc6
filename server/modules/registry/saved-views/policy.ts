import type { StaffActor } from '#server/context.ts'

/** A shared one is everybody's to use, and its owner's to change; whoever runs the settings may tidy up. */
export function canEditView(actor: StaffActor, view: { ownerUserId: number }): boolean {
  return view.ownerUserId === actor.userId || actor.permissions.includes('settings:edit')
}
