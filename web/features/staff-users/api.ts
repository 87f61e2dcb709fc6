import {
  type StaffInvitation,
  type StaffInvitationInput,
  staffInvitation,
  staffInvitationPage,
} from '#contract/invitations.ts'
import { type StaffUser, type StaffUserEdit, staffUser, staffUserPage } from '#contract/staff-users.ts'
import { apiGet, apiSend } from '../../lib/api.ts'
import { pagedQuery, queryClient } from '../../lib/query.ts'
import { sessionQuery } from '../sessions/api.ts'

const key = 'staff-users'

export const staffUsersQuery = pagedQuery<StaffUser>(staffUserPage, [key, 'list'], '/staff-users', {
  query: { limit: 100 },
})

export const staffInvitationsQuery = pagedQuery<StaffInvitation>(
  staffInvitationPage,
  [key, 'invitations'],
  '/staff-invitations',
  { query: { limit: 25 } },
)

export async function readStaffUser(id: number): Promise<StaffUser> {
  return await apiGet(staffUser, `/staff-users/${id}`)
}

export async function changeRole(id: number, edit: StaffUserEdit): Promise<StaffUser> {
  return await refresh(await apiSend('PUT', staffUser, `/staff-users/${id}`, edit))
}

export async function deactivateStaffUser(id: number): Promise<StaffUser> {
  return await refresh(await apiSend('POST', staffUser, `/staff-users/${id}/deactivation`))
}

export async function reactivateStaffUser(id: number): Promise<StaffUser> {
  return await refresh(await apiSend('DELETE', staffUser, `/staff-users/${id}/deactivation`))
}

export async function inviteColleague(input: StaffInvitationInput): Promise<StaffInvitation> {
  return await refresh(await apiSend('POST', staffInvitation, '/staff-invitations', input))
}

export async function resendStaffInvitation(id: number): Promise<StaffInvitation> {
  return await refresh(await apiSend('POST', staffInvitation, `/staff-invitations/${id}/resends`))
}

export async function cancelStaffInvitation(id: number): Promise<void> {
  await refresh(await apiSend('DELETE', null, `/staff-invitations/${id}`))
}

/** Who changes what somebody may do changes what they invited too, and perhaps what they may do themselves. */
async function refresh<Answer>(answer: Answer): Promise<Answer> {
  await Promise.all(
    [[key], ['emails'], ['mail-status'], sessionQuery.queryKey].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  )
  return answer
}
