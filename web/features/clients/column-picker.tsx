import { ActionIcon, Button, Checkbox, Popover } from '@mantine/core'
import { type ClientColumn, clientColumns } from '#contract/client-columns.ts'
import { useT } from '../../lib/i18n.ts'
import { IconArrowDown, IconArrowUp, IconColumns3 } from '../../ui/icons.tsx'
import classes from './client-list.module.css'
import { type ClientListSearch, columnsOf, columnsText } from './list-search.ts'

type Props = { search: ClientListSearch; onSearch: (search: ClientListSearch) => void }

/** Which columns the list shows, and in which order. */
export function ColumnPicker({ search, onSearch }: Props) {
  const t = useT()
  const shown = columnsOf(search.columns)
  const choose = (columns: readonly ClientColumn[]) => {
    const { columns: _, ...rest } = search
    const text = columnsText(columns)
    onSearch(text === undefined ? rest : { ...rest, columns: text })
  }
  const hidden = clientColumns.filter((column) => !shown.includes(column))
  return (
    <Popover position="bottom-end" shadow="md" trapFocus returnFocus withRoles={false}>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 size={16} aria-hidden />} aria-haspopup="dialog">
          {t('clientList.picker.open')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t('clientList.picker.title')}>
        <ul className={classes.picker}>
          {[...shown, ...hidden].map((column) => (
            <li key={column}>
              <Shown column={column} shown={shown} onChoose={choose} />
              {shown.includes(column) && <Moves column={column} shown={shown} onChoose={choose} />}
            </li>
          ))}
        </ul>
        <Button
          variant="subtle"
          size="compact-sm"
          disabled={search.columns === undefined}
          onClick={() => choose(clientColumns)}
        >
          {t('clientList.picker.reset')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}

type ColumnProps = {
  column: ClientColumn
  shown: readonly ClientColumn[]
  onChoose: (columns: readonly ClientColumn[]) => void
}

/** The one that opens the client stays. */
function Shown({ column, shown, onChoose }: ColumnProps) {
  const t = useT()
  const isShown = shown.includes(column)
  return (
    <Checkbox
      label={t(`clientList.columns.${column}`)}
      checked={isShown}
      disabled={column === 'tradeName'}
      onChange={() => onChoose(isShown ? shown.filter((one) => one !== column) : [...shown, column])}
    />
  )
}

function Moves({ column, shown, onChoose }: ColumnProps) {
  const t = useT()
  const at = shown.indexOf(column)
  const name = t(`clientList.columns.${column}`)
  const move = (by: -1 | 1) => {
    const rest = shown.filter((one) => one !== column)
    onChoose([...rest.slice(0, at + by), column, ...rest.slice(at + by)])
  }
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('clientList.picker.up', { column: name })}
        disabled={at === 0}
        onClick={() => move(-1)}
      >
        <IconArrowUp size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('clientList.picker.down', { column: name })}
        disabled={at === shown.length - 1}
        onClick={() => move(1)}
      >
        <IconArrowDown size={16} aria-hidden />
      </ActionIcon>
    </>
  )
}
