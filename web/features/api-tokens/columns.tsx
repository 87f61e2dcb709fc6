import { permissionsOfToken } from '#contract/access.ts'
import type { ApiToken } from '#contract/api-tokens.ts'
import type { Translate } from '../../lib/i18n.ts'
import type { Column } from '../../ui/column.ts'
import { DateTime } from '../../ui/date-time.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'

export function apiTokenColumns(t: Translate): Column<ApiToken>[] {
  return [
    {
      key: 'name',
      header: t('apiTokens.columns.name'),
      cell: ({ name, hint }) => (
        <span className="cell-lines">
          {name}
          <span className="small-print code">balcao_…{hint}</span>
        </span>
      ),
      isTitle: true,
      canWrap: true,
    },
    {
      key: 'role',
      header: t('apiTokens.columns.role'),
      cell: (token) => (
        <span className="cell-lines">
          {t(`access.roles.${token.role}`)}
          {isLimited(token) && (
            <span className="small-print">{t('apiTokens.limited', { name: token.createdBy.name })}</span>
          )}
        </span>
      ),
      canWrap: true,
    },
    {
      key: 'createdBy',
      header: t('apiTokens.columns.createdBy'),
      cell: ({ createdBy, createdAt }) => (
        <span className="cell-lines">
          {createdBy.name}
          <span className="small-print">
            <DateTime value={createdAt} format="date" />
          </span>
        </span>
      ),
      canWrap: true,
    },
    {
      key: 'lastUsed',
      header: t('apiTokens.columns.lastUsed'),
      cell: ({ lastUsedAt }) => (lastUsedAt ? <DateTime value={lastUsedAt} /> : t('apiTokens.neverUsed')),
    },
    {
      key: 'validity',
      header: t('apiTokens.columns.validity'),
      cell: (token) => <Validity t={t} {...token} />,
    },
  ]
}

/** Its maker's role may by now allow less than the token's. */
function isLimited({ role, permissions }: ApiToken): boolean {
  return permissions.length < permissionsOfToken(role, role).length
}

function Validity({ t, state, expiresAt, revokedAt }: ApiToken & { t: Translate }) {
  if (state === 'active')
    return expiresAt ? <DateTime value={expiresAt} format="date" /> : t('apiTokens.forever')
  return (
    <span className="cell-lines">
      <StatusBadge tone={state === 'revoked' ? 'bad' : 'neutral'}>{t(`apiTokens.${state}`)}</StatusBadge>
      <span className="small-print">
        <DateTime value={revokedAt ?? expiresAt ?? ''} format="full" />
      </span>
    </span>
  )
}
