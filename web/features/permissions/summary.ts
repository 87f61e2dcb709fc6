import { type ClientPermission, clientPermissions, completeGrant, type Grant } from '#contract/access.ts'
import type { Translate } from '../../lib/i18n.ts'

/** A grant in a few words, "Suporte nível 6 · telefones · +3": at most `limit` of them, then how many more. */
export function grantSummary(t: Translate, grant: Grant, limit = Number.POSITIVE_INFINITY): string {
  const parts = grantParts(t, grant)
  const shown = parts.length <= limit ? parts : parts.slice(0, limit)
  const rest = parts.length - shown.length
  // How many more stays on the line of the last one.
  const more = rest > 0 ? `\u00a0·\u00a0${t('permissions.summary.more', { count: rest })}` : ''
  const text = shown.join(' · ') + more
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function grantParts(t: Translate, { permissions, supportLevel }: Grant): string[] {
  const hasAll = clientPermissions.every((permission) => permissions.includes(permission))
  if (hasAll && supportLevel === 6) return [t('permissions.summary.everything')]
  if (permissions.length === 0 && supportLevel === 0) return [t('permissions.summary.nothing')]
  return [
    ...(supportLevel > 0 ? [t('permissions.summary.support', { level: supportLevel })] : []),
    ...(hasAll
      ? [t('permissions.summary.allPermissions')]
      : tellingOf(permissions).map((permission) => t(`permissions.summary.short.${permission}`))),
  ]
}

/** Those that say something new: whoever edits the business data sees it too. What gives power comes first. */
function tellingOf(permissions: readonly ClientPermission[]): ClientPermission[] {
  const first: readonly ClientPermission[] = ['users:manage', 'contacts:manage', 'phones:view']
  const isImplied = (permission: ClientPermission) =>
    permissions.some(
      (other) =>
        other !== permission &&
        completeGrant({ permissions: [other], supportLevel: 0 }).permissions.includes(permission),
    )
  const telling = clientPermissions.filter(
    (permission) => permissions.includes(permission) && !isImplied(permission),
  )
  return [
    ...first.filter((permission) => telling.includes(permission)),
    ...telling.filter((permission) => !first.includes(permission)),
  ]
}
