import { userRoutes } from '#areas/user.ts'
import { leaveImpersonation } from './end.ts'

const user = userRoutes('impersonations')

export const impersonationUserRoutes = [
  user.delete('/impersonations/current', 'signed-in', {
    summary: 'Stop acting as someone; sent by that tab, with its `balcao-impersonation` header',
    whileImpersonating: true,
    handle: leaveImpersonation,
  }),
]
