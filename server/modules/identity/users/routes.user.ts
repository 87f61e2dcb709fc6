import { z } from 'zod'
import { userRoutes } from '#areas/user.ts'
import { emailChangeInput, ownProfile, ownProfileEdit, passwordChange } from '#contract/users.ts'
import { changePassword } from './password.ts'
import { cancelEmailChange, getOwnProfile, requestEmailChange, updateOwnProfile } from './profile.ts'

const user = userRoutes('profile')

export const profileUserRoutes = [
  user.get('/user', 'signed-in', {
    summary: 'Get my profile',
    answer: ownProfile,
    whileImpersonating: false,
    handle: getOwnProfile,
  }),

  user.put('/user', 'signed-in', {
    summary: 'Save my profile',
    body: ownProfileEdit,
    answer: ownProfile,
    whileImpersonating: false,
    handle: updateOwnProfile,
  }),

  user.put('/user/password', 'signed-in', {
    summary: 'Change my password; my other sessions end',
    body: passwordChange,
    whileImpersonating: false,
    handle: changePassword,
  }),

  user.post('/user/email-changes', 'signed-in', {
    summary: 'Request a change of access e-mail: a link goes to the new address, a notice to the current one',
    body: emailChangeInput,
    accepted: z.object({}),
    whileImpersonating: false,
    handle: async (ctx, input) => {
      await requestEmailChange(ctx, input)
      return {}
    },
  }),

  user.delete('/user/email-changes', 'signed-in', {
    summary: 'Cancel the change of access e-mail',
    whileImpersonating: false,
    handle: cancelEmailChange,
  }),
]
