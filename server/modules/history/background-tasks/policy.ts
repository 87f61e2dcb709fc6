import type { StaffPermission } from '#contract/access.ts'
import type { BackgroundTaskKind } from '#contract/background-tasks.ts'
import type { StaffActor } from '#server/context.ts'

const needed: Record<BackgroundTaskKind, StaffPermission> = {
  client_download: 'clients:export',
  import_check: 'clients:import',
  import_write: 'clients:import',
}

/** Whether somebody may have this kind of work done, and see what came of it: asked again each time. */
export function canHaveTask(actor: StaffActor, kind: BackgroundTaskKind): boolean {
  return actor.permissions.includes(needed[kind])
}
