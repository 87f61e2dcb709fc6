import { userRoutes } from '#areas/user.ts'
import { leaveImpersonation } from './end.ts'

const user = userRoutes('impersonations')

export const impersonationUserRoutes = [
  user.delete('/impersonations/current', 'signed-in', {
    summary: 'Stop acting as somebody; sent by the tab that does, with its `balcao-impersonation` header',
    whileImpersonating: true,
    handle: leaveImpersonation,
  }),
]
