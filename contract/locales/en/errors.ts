import type { errors as ptBR } from '../pt-BR/errors.ts'

export const errors: Record<keyof typeof ptBR, string> = {
  'request.invalid': 'Some fields need attention.',
  'request.malformed': 'The request could not be read: it is not valid JSON.',
  'request.too_large': 'What you sent is too large.',
  'request.unsupported_media_type': 'The request must be sent as JSON.',
  'request.cross_origin': 'The request came from another site and was refused.',
  'request.not_found': 'We could not find what you are looking for.',
  'request.too_many': 'Too many requests in a short time. Wait a moment and try again.',
  'internal.unexpected':
    'Something went wrong on our side. Try again; if it goes on, give the code {{requestId}} to support.',
  'internal.unavailable': 'The system is unavailable for a moment. Try again shortly.',
  'auth.required': 'Sign in to continue.',
  'auth.code_required': 'The code sent to your e-mail is still missing.',
  'auth.invalid_credentials': 'Wrong e-mail or password.',
  'auth.too_many_attempts':
    'Too many attempts. Wait {{minutes}} min and try again, or use “Forgot your password?”.',
  'auth.forbidden': 'You do not have permission for this.',
  'auth.account_required': 'Choose first which account to enter.',
  'auth.wrong_password': 'The current password is not right.',
  'auth.token_invalid':
    'This API token does not work: it is unknown, out of date or revoked, or its creator has left the staff.',
  'auth.token_not_allowed': 'This is not done with an API token: sign in with your own account.',
  'code.wrong': 'Wrong code.',
  'code.expired': 'The code has expired. Ask for a new one.',
  'code.exhausted': 'Too many wrong tries with this code. Ask for a new one.',
  'code.resend_too_soon': 'A code is already on its way. Wait {{seconds}} s to ask for another.',
  'code.not_pending': 'No code is expected now.',
  'link.unknown': 'This link is not valid. Check that you copied all of it, or ask for a new one.',
  'link.expired': 'This link has expired. Ask for a new one.',
  'link.used': 'This link has already been used. Ask for a new one if you need it.',
  'link.replaced': 'A newer link was sent. Use the one in the latest e-mail.',
  'logo.unreadable': 'This is not a PNG, JPEG or WebP image.',
  'setup.done': 'Balcão is already set up. Sign in with your e-mail and password.',
  'setup.wrong_token': 'This setup link is not the current one. Use the one shown in the terminal.',
  'record.changed':
    'Somebody else saved this record while you were editing. Check what changed before saving again; what you typed is still here.',
  'client.suspended': 'This account is suspended: {{reason}}',
  'client.tax_id_taken': 'Another record already has this CNPJ/CPF.',
  'client.tax_id_deleted':
    'This CNPJ/CPF belongs to a deleted client that can still be restored. An administrator finds it under Clients, “Deleted”.',
  'client.trade_name_deleted':
    'This trade name belongs to a deleted client that can still be restored. An administrator finds it under Clients, “Deleted”.',
  'client.suspension_changed': 'Somebody else has just changed the suspension of this client.',
  'client.trade_name_taken': 'Another record already has this trade name.',
  'view.name_taken': 'You already have a view of this name.',
  'contact.primary_changed': 'Somebody else has just changed the primary contact. Check before saving again.',
  'contact.primary_required':
    'Every client has a primary contact. To change it, mark another contact as primary.',
  'contact.primary_not_yours': 'Only the primary contact can hand the account over to somebody else.',
  'contact.access_email_taken': 'This e-mail already has access to this client’s area.',
  'membership.beyond_own': 'You cannot grant or take away a permission that you do not hold.',
  'membership.own': 'You cannot change your own permissions.',
  'membership.primary_protected': 'Only support can change the permissions of the primary contact.',
  'impersonation.over': 'Acting as somebody else is over: $t(impersonation.ends.{{reason}}).',
  'impersonation.not_allowed': 'This is closed while you act as somebody else.',
  'impersonation.self': 'This access is your own. To use it, choose “Switch account”.',
  'invitation.already_pending':
    'An invitation to this e-mail is open already. Send it again or cancel the one there is.',
  'invitation.already_has_access': 'This e-mail already has this access: no invitation is needed.',
  'invitation.cancelled': 'This invitation was cancelled. Ask the person who invited you.',
  'invitation.not_open': 'This invitation is no longer open.',
  'invitation.other_user':
    'This invitation is for another e-mail. Sign out, and sign in with the e-mail that was invited.',
  'invitation.user_exists': 'This e-mail already has a user. Accept the invitation with its password.',
  'staff.already_member':
    'This e-mail already belongs to the team. If it is deactivated, reactivate it in the list instead.',
  'staff.last_administrator':
    'There must always be an active administrator. Make somebody else an administrator first.',
  'verification.pin_missing': 'This client has no support PIN yet. Check in another way.',
  'verification.pin_wrong': 'The PIN is not right.',
  'verification.too_many_pins':
    'Too many wrong PINs for this client. Wait {{minutes}} min or check in another way.',
  'api_token.beyond_own': 'Choose a role that allows no more than your own.',
  'api_token.expiry_past': 'Choose a moment that is still to come.',
  'user.email_taken': 'Somebody else already uses this e-mail.',
  'user.email_same': 'This is your access e-mail already.',
  'email.not_retryable': 'This message cannot be sent again.',
  'email.secret_gone': 'The link or code of this message has expired or was used, and is no longer kept.',
  'email.too_many': 'Too many e-mails in a short time. Wait {{minutes}} min and try again.',
}
