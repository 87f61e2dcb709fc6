import type { StaffPermission } from '#contract/access.ts'
import type { BackgroundTaskKind } from '#contract/background-tasks.ts'
import type { StaffActor } from '#server/context.ts'

const needed: Record<BackgroundTaskKind, StaffPermission> = {
  client_download: 'clients:export',
  import_check: 'clients:import',
  import_write: 'clients:import',
}

/** Whether somebody may start this kind of work and see its result: checked each time. */
export function canHaveTask(actor: StaffActor, kind: BackgroundTaskKind): boolean {
  return actor.permissions.includes(needed[kind])
}
