import { type Settings, type SettingsEdit, settingsEdit } from '#contract/provider.ts'
import { isApiError } from '../../lib/api.ts'
import { useEditForm } from '../../lib/edit-form.ts'
import type { RecordFormState } from '../../lib/form.ts'
import { changesBetween } from '../../lib/form-conflict.ts'
import { translate } from '../../lib/i18n.ts'
import { readNow } from '../../lib/query.ts'
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
): RecordFormState<V> {
  const readNewest = () => readNow(settingsQuery)

  async function save(edit: SettingsEdit): Promise<Settings> {
    try {
      return await saveSettings(edit)
    } catch (error) {
      if (!isApiError(error, 'record.changed')) throw error
      const newest = await readNewest()
      if (changesBetween(record.form.getInitialValues(), valuesOf(newest)).length > 0) throw error
      return await saveSettings({ ...edit, version: newest.version })
    }
  }

  const record = useEditForm({
    schema: settingsEdit,
    row: settings,
    valuesOf,
    readNewest,
    toInput,
    submit: save,
    saved: translate('ui.form.saved'),
  })
  return record
}
