import type { Settings } from '#contract/provider.ts'

/** What "E-mail" of the settings holds; '' is "not given". */
export type MailValues = ReturnType<typeof valuesOf>

export function valuesOf(settings: Settings) {
  const { smtp } = settings
  return {
    mailFromName: settings.mailFromName ?? '',
    mailFromAddress: settings.mailFromAddress ?? '',
    mailReplyTo: settings.mailReplyTo ?? '',
    mailPerMinute: settings.mailPerMinute ?? ('' as number | ''),
    mailSignature: { 'pt-BR': settings.mailSignature['pt-BR'] ?? '', en: settings.mailSignature.en ?? '' },
    welcomeVideoUrl: settings.welcomeVideoUrl ?? '',
    hasServer: smtp !== null,
    smtp: {
      host: smtp?.host ?? '',
      port: smtp?.port ?? 587,
      security: smtp?.security ?? 'starttls',
      user: smtp?.user ?? '',
      password: '',
    },
    version: settings.version,
  }
}

/** What the environment decides is not sent: it may differ from what is kept for the day that it does not. */
export function inputOf({ hasServer, smtp, ...values }: MailValues, { environment }: Settings) {
  return {
    ...values,
    mailPerMinute: values.mailPerMinute === '' ? null : values.mailPerMinute,
    ...(!environment.smtp && { smtp: hasServer ? smtpInputOf(smtp) : null }),
  }
}

export function smtpInputOf({ password, ...smtp }: MailValues['smtp']) {
  return { ...smtp, ...(password !== '' && { password }) }
}
