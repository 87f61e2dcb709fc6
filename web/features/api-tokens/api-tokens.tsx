import { Anchor, SegmentedControl } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ApiToken } from '#contract/api-tokens.ts'
import { useT } from '../../lib/i18n.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { PagedTable } from '../../ui/paged-table.tsx'
import { Section } from '../../ui/section.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { toastError, toastSuccess } from '../../ui/toast.ts'
import { apiTokensQuery, revokeApiToken } from './api.ts'
import classes from './api-tokens.module.css'
import { apiTokenColumns } from './columns.tsx'
import { CreateToken } from './create-token.tsx'

/** "Tokens de API": which programs get in, as what, and the end of it. */
export function ApiTokens() {
  const t = useT()
  const [state, setState] = useState<'active' | 'ended'>('active')
  const query = useInfiniteQuery(apiTokensQuery(state))
  const about = (
    <>
      {t('apiTokens.about')}{' '}
      <Anchor href="/api/docs/" target="_blank" inherit underline="always">
        {t('apiTokens.docs')}
      </Anchor>
    </>
  )
  return (
    <Section title={t('apiTokens.title')} about={about} action={<CreateToken />} variant="plain">
      <SegmentedControl
        className={classes.filter}
        aria-label={t('apiTokens.state')}
        value={state}
        onChange={setState}
        data={(['active', 'ended'] as const).map((value) => ({ value, label: t(`apiTokens.${value}`) }))}
      />
      <PagedTable
        label={t('apiTokens.list')}
        columns={apiTokenColumns(t)}
        rowKey={({ id }) => id}
        query={query}
        rowActions={(token) => <Revoke token={token} />}
        empty={
          <EmptyState title={t(state === 'active' ? 'apiTokens.empty' : 'apiTokens.emptyEnded')}>
            {t(state === 'active' ? 'apiTokens.emptyAbout' : 'apiTokens.emptyEndedAbout')}
          </EmptyState>
        }
      />
    </Section>
  )
}

function Revoke({ token: { id, name, abilities } }: { token: ApiToken }) {
  const t = useT()
  if (abilities.revoke !== true) return null
  return (
    <ConfirmButton
      size="xs"
      aria-label={t('apiTokens.revokeNamed', { name })}
      title={t('apiTokens.revokeTitle', { name })}
      body={t('apiTokens.revokeAbout')}
      confirm={t('apiTokens.revokeConfirm')}
      isDestructive
      onConfirm={async () => {
        await revokeApiToken(id).then(() => toastSuccess(t('apiTokens.revokeDone')), toastError)
      }}
    >
      {t('apiTokens.revoke')}
    </ConfirmButton>
  )
}
