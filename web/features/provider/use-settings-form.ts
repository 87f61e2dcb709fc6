import { type Settings, type SettingsEdit, settingsEdit } from '#contract/provider.ts'
import { isApiError } from '../../lib/api.ts'
import { type RecordForm, useRecordForm } from '../../lib/form.ts'
import { changesBetween } from '../../lib/form-conflict.ts'
import { translate } from '../../lib/i18n.ts'
import { queryClient } from '../../lib/query.ts'
import { toastSuccess } from '../../ui/toast.ts'
import { saveSettings, settingsQuery } from './api.ts'

type Values = Record<string, unknown> & { version: number }

/**
 * A form over a part of the settings, which sends that part alone. What a colleague saved meanwhile in another part
 * is no conflict: only the number of the version is newer.
 */
export function useSettingsForm<V extends Values>(
  settings: Settings,
  valuesOf: (settings: Settings) => V,
  toInput: (values: V) => unknown = (values) => values,
): RecordForm<V> {
  const readNewest = async () => valuesOf(await queryClient.query({ ...settingsQuery, staleTime: 0 }))

  async function save(edit: SettingsEdit): Promise<Settings> {
    try {
      return await saveSettings(edit)
    } catch (error) {
      if (!isApiError(error, 'record.changed')) throw error
      const newest = await readNewest()
      if (changesBetween(record.form.getInitialValues(), newest).length > 0) throw error
      return await saveSettings({ ...edit, version: newest.version })
    }
  }

  const record = useRecordForm({
    schema: settingsEdit,
    initialValues: valuesOf(settings),
    toInput,
    submit: save,
    reload: readNewest,
    onSaved: (saved) => {
      record.takeAsSaved(valuesOf(saved))
      toastSuccess(translate('ui.form.saved'))
    },
  })
  return record
}
