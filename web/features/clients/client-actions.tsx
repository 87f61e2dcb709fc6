import { ActionIcon, Button, Menu } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { ClientListItem } from '#contract/client-list.ts'
import { useT } from '../../lib/i18n.ts'
import { HrefLink } from '../../ui/href-link.tsx'
import { IconDots } from '../../ui/icons.tsx'
import { useStaffCan } from '../sessions/api.ts'
import classes from './client-list.module.css'
import { useDeleteClient } from './use-delete-client.ts'

type Action = { key: string; label: string; href?: string; run?: () => void }

/** What can be done to a client from its row: buttons beside each other, on phones a menu. */
export function ClientActions({ client }: { client: ClientListItem }) {
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const actions = useActions(client)
  return isPhone ? (
    <Actions client={client} actions={actions} />
  ) : (
    <Buttons client={client} actions={actions} />
  )
}

function useActions({ id, tradeName }: ClientListItem): Action[] {
  const t = useT()
  const mayDelete = useStaffCan('clients:delete')
  const remove = useDeleteClient({ id, tradeName })
  const links = [
    { key: 'edit', part: 'business' },
    { key: 'users', part: 'users' },
    { key: 'plan', part: 'plan' },
  ] as const
  return [
    ...links.map(({ key, part }) => ({
      key,
      label: t(`clientList.actions.${key}`),
      href: `/staff/clients/${id}/${part}`,
    })),
    ...(mayDelete
      ? [{ key: 'delete', label: t('clientList.actions.delete'), run: () => void remove() }]
      : []),
  ]
}

type Props = { client: ClientListItem; actions: Action[] }

function Buttons({ client, actions }: Props) {
  const t = useT()
  return (
    <div className={classes.actions}>
      {actions.map(({ key, label, href, run }) => (
        <Button
          key={key}
          variant="subtle"
          size="compact-xs"
          {...(run && { c: 'var(--mantine-color-error)', onClick: run })}
          aria-label={t('clientList.actions.of', { action: label, client: client.tradeName })}
          {...(href && { renderRoot: (props: object) => <HrefLink {...props} href={href} /> })}
        >
          {label}
        </Button>
      ))}
    </div>
  )
}

function Actions({ client, actions }: Props) {
  const t = useT()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={t('clientList.actions.open', { client: client.tradeName })}
        >
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map(({ key, label, href, run }) => (
          <Menu.Item
            key={key}
            {...(run && { c: 'var(--mantine-color-error)', onClick: run })}
            {...(href && { renderRoot: (props: object) => <HrefLink {...props} href={href} /> })}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
