import { Button } from '@mantine/core'
import { useState } from 'react'
import { backgroundTask } from '#contract/background-tasks.ts'
import { apiFile, apiSend, isApiError } from '../../lib/api.ts'
import { useT } from '../../lib/i18n.ts'
import { saveFile } from '../../lib/save-file.ts'
import { IconDownload } from '../../ui/icons.tsx'
import { toastError, toastSuccess } from '../../ui/toast.ts'
import { refreshTasks } from '../background-tasks/api.ts'
import { type ClientListSearch, columnsOf, filterOf } from './list-search.ts'

/** The list as it is filtered, sorted and arranged, as a spreadsheet; a long one is made in the background. */
export function DownloadClients({ search }: { search: ClientListSearch }) {
  const t = useT()
  const [isBusy, setBusy] = useState(false)

  async function download() {
    setBusy(true)
    try {
      saveFile(await apiFile('/clients.xlsx', { query: viewOf(search), account: null }))
    } catch (error) {
      if (!isApiError(error, 'client_download.too_long')) return toastError(error)
      await startInBackground().catch(toastError)
    } finally {
      setBusy(false)
    }
  }

  async function startInBackground() {
    const { columns, ...view } = viewOf(search)
    const body = { ...view, columns: columns.split(',') }
    await apiSend('POST', backgroundTask, '/client-downloads', body, { account: null })
    await refreshTasks()
    toastSuccess(t('backgroundTasks.downloadStarted'))
  }

  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
      loading={isBusy}
      onClick={() => void download()}
    >
      {t('backgroundTasks.download')}
    </Button>
  )
}

function viewOf(search: ClientListSearch) {
  const { suspended, ...filter } = filterOf(search)
  return {
    ...filter,
    ...(suspended !== undefined && { suspended: String(suspended) }),
    ...(search.sort && { sort: search.sort }),
    columns: columnsOf(search.columns).join(','),
  }
}
