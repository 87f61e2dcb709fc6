import { Button, Menu } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SavedView } from '#contract/saved-views.ts'
import { useT } from '../../lib/i18n.ts'
import { confirmAction } from '../../ui/confirm-action.tsx'
import { IconBookmark, IconCheck, IconChevronDown } from '../../ui/icons.tsx'
import { toastError, toastSuccess } from '../../ui/toast.ts'
import type { ClientListSearch } from '../clients/list-search.ts'
import { deleteView, savedViewsQuery, saveView } from './api.ts'
import { isChanged, searchOfView, viewOfSearch } from './view-search.ts'
import { type NamedView, ViewWindow } from './view-window.tsx'

type Props = { search: ClientListSearch; onSearch: (search: ClientListSearch) => void }

/** Ways of looking at the list that were given a name: one's own and the team's. */
export function ViewsMenu({ search, onSearch }: Props) {
  const t = useT()
  const { data: views = [] } = useQuery(savedViewsQuery)
  const [named, setNamed] = useState<NamedView | null>(null)
  const current = views.find(({ id }) => id === search.view)
  const name = current && (isChanged(search, current) ? t('savedViews.changed', current) : current.name)
  return (
    <>
      <Menu position="bottom-end" width="19rem">
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconBookmark size={16} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
            aria-label={name ? t('savedViews.current', { name }) : t('savedViews.button')}
          >
            {name ?? t('savedViews.button')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Choices views={views} current={current} onSearch={onSearch} />
          <Menu.Divider />
          <Menu.Item onClick={() => setNamed({ current: null })}>{t('savedViews.saveNew')}</Menu.Item>
          {current?.abilities.edit === true && (
            <Changes current={current} search={search} onSearch={onSearch} onName={setNamed} />
          )}
        </Menu.Dropdown>
      </Menu>
      <ViewWindow
        named={named}
        view={viewOfSearch(search)}
        onClose={() => setNamed(null)}
        onSaved={(saved) => onSearch(searchOfView(saved))}
      />
    </>
  )
}

type ChoicesProps = { views: SavedView[]; current: SavedView | undefined; onSearch: Props['onSearch'] }

function Choices({ views, current, onSearch }: ChoicesProps) {
  const t = useT()
  if (views.length === 0) return <Menu.Label>{t('savedViews.none')}</Menu.Label>
  const groups = [
    { label: t('savedViews.own'), items: views.filter(({ ownerName }) => ownerName === null) },
    { label: t('savedViews.shared'), items: views.filter(({ ownerName }) => ownerName !== null) },
  ]
  return (
    <>
      <Menu.Item onClick={() => onSearch({})}>{t('savedViews.all')}</Menu.Item>
      {groups.map(
        ({ label, items }) =>
          items.length > 0 && (
            <div key={label} role="group" aria-label={label}>
              <Menu.Label>{label}</Menu.Label>
              {items.map((view) => (
                <Menu.Item
                  key={view.id}
                  rightSection={view === current && <IconCheck size={14} aria-hidden />}
                  aria-current={view === current || undefined}
                  onClick={() => onSearch(searchOfView(view))}
                >
                  {view.name}
                  {view.ownerName && ` (${t('savedViews.by', { owner: view.ownerName })})`}
                </Menu.Item>
              ))}
            </div>
          ),
      )}
    </>
  )
}

type ChangesProps = Props & { current: SavedView; onName: (named: NamedView) => void }

function Changes({ current, search, onSearch, onName }: ChangesProps) {
  const t = useT()
  const { id, name, isShared, version } = current

  async function overwrite() {
    const edit = { name, isShared, version, view: viewOfSearch(search) }
    await saveView(id, edit).then(() => toastSuccess(t('savedViews.saved')), toastError)
  }

  async function remove() {
    const isMeant = await confirmAction({
      title: t('savedViews.deleteTitle', { name }),
      body: t('savedViews.deleteAbout'),
      confirm: t('savedViews.delete'),
      isDestructive: true,
    })
    if (!isMeant) return
    await deleteView(id).then(() => {
      const { view: _view, ...rest } = search
      onSearch(rest)
      toastSuccess(t('savedViews.deleted'))
    }, toastError)
  }

  return (
    <>
      {isChanged(search, current) && (
        <Menu.Item onClick={() => void overwrite()}>{t('savedViews.overwrite')}</Menu.Item>
      )}
      <Menu.Item onClick={() => onName({ current })}>{t('savedViews.rename')}</Menu.Item>
      <Menu.Item c="var(--mantine-color-error)" onClick={() => void remove()}>
        {t('savedViews.delete')}
      </Menu.Item>
    </>
  )
}
