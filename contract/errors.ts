/** Every error that the API answers with: code → HTTP status. Texts are in `locales` under the same codes. */
export const errorStatus = {
  'request.invalid': 400,
  'request.malformed': 400,
  'request.too_large': 413,
  'request.unsupported_media_type': 415,
  'request.cross_origin': 403,
  'request.not_found': 404,
  'request.too_many': 429,
  'internal.unexpected': 500,
  'internal.unavailable': 503,
  'auth.required': 401,
  'auth.code_required': 401,
  'auth.invalid_credentials': 401,
  'auth.too_many_attempts': 429,
  'auth.forbidden': 403,
  'auth.account_required': 403,
  'auth.wrong_password': 422,
  'auth.token_invalid': 401,
  'auth.token_not_allowed': 403,
  'code.wrong': 422,
  'code.expired': 410,
  'code.exhausted': 410,
  'code.resend_too_soon': 429,
  'code.not_pending': 409,
  'link.unknown': 404,
  'link.expired': 410,
  'link.used': 410,
  'link.replaced': 410,
  'logo.unreadable': 422,
  'setup.done': 409,
  'setup.wrong_token': 403,
  'record.changed': 409,
  'client.suspended': 403,
  'client.tax_id_taken': 409,
  'client.trade_name_taken': 409,
  'contact.primary_changed': 409,
  'contact.primary_required': 422,
  'contact.primary_not_yours': 403,
  'contact.access_email_taken': 409,
  'membership.beyond_own': 403,
  'membership.own': 403,
  'membership.primary_protected': 403,
  'impersonation.over': 403,
  'impersonation.not_allowed': 403,
  'impersonation.self': 422,
  'invitation.already_pending': 409,
  'invitation.already_has_access': 409,
  'invitation.cancelled': 410,
  'invitation.not_open': 409,
  'invitation.other_user': 403,
  'invitation.user_exists': 409,
  'staff.already_member': 409,
  'staff.last_administrator': 409,
  'verification.pin_missing': 409,
  'verification.pin_wrong': 422,
  'verification.too_many_pins': 429,
  'api_token.beyond_own': 403,
  'api_token.expiry_past': 422,
  'user.email_taken': 409,
  'user.email_same': 422,
  'email.not_retryable': 409,
  'email.secret_gone': 410,
  'email.too_many': 429,
} as const
export type ErrorCode = keyof typeof errorStatus

/** The body of every error answer. `fields` is path → message, in the caller's language. */
export type ErrorBody = {
  error: {
    code: ErrorCode
    message: string
    data?: Record<string, unknown>
    fields?: Record<string, string>
    requestId: string
  }
}
