import { type UseFormReturnType, useForm } from '@mantine/form'
import { type RefObject, type SubmitEvent, useRef, useState } from 'react'
import { toastSuccess } from '../ui/toast.ts'
import { fieldMessages } from './field-messages.ts'
import { restoreFocus } from './form-focus.ts'
import { useMending } from './form-mending.ts'
import { type FormProblem, useProblem } from './form-problem.ts'
import { useFormWindow } from './form-window.ts'
import { translate } from './i18n.ts'
import { useUnsavedGuard } from './leave-guard.ts'
import type { z } from './zod.ts'

type Values = Record<string, unknown>

export type RecordFormOptions<V extends Values, Output, Answer> = {
  /** The schema that the server checks too; it sees `toInput(values)`. */
  schema: z.ZodType<Output>
  /** All fields, with '' for the empty ones, so that inputs are controlled from the start. */
  initialValues: V
  /** Where the form's values are not already what the schema takes. */
  toInput?: (values: V) => unknown
  submit: (output: Output) => Promise<Answer>
  /** The words that say in passing that it worked. */
  saved?: string | ((answer: Answer) => string)
  /** After a success; the guard no longer holds, so one may navigate. */
  onSaved?: (answer: Answer) => void | Promise<void>
  /** Fetches the record's newest version as form values: makes 409 `record.changed` mendable in place. */
  reload?: () => Promise<V>
  /** Further checks in the browser: path → message. */
  check?: (values: V) => Record<string, string>
  /** `false` for forms where nothing is lost by leaving, like a sign-in. */
  guard?: boolean
  /** In a window that goes on after the success; other windows close. */
  staysOpen?: boolean
}

export type RecordFormState<V extends Values> = {
  form: UseFormReturnType<V>
  /** Spread on `<form>`: reference, submit handler, `noValidate`. */
  formProps: {
    ref: RefObject<HTMLFormElement | null>
    onSubmit: (event: SubmitEvent<HTMLFormElement>) => void
    noValidate: true
  }
  submitting: boolean
  /** Submits as the button does. */
  submitNow: () => void
  /** What went wrong beyond single fields: shown by `FormErrors`. */
  problem: FormProblem | null
  isDirty: boolean
  /** Takes these values as saved: nothing is unsaved any more. */
  takeAsSaved: (values: V) => void
  /** Keeps what was typed and takes the newer version of the rest (after a conflict). */
  keepMine: () => void
  /** Drops what was typed for the newer version (after a conflict). */
  takeTheirs: () => void
}

/**
 * A form over one record: checks with the contract's schema, puts the server's messages at the fields, focuses the
 * first wrong one, guards unsaved changes and mends conflicts. What was typed is never lost to an error.
 */
export function useRecordForm<V extends Values, Output, Answer>(
  options: RecordFormOptions<V, Output, Answer>,
): RecordFormState<V> {
  const form = useForm<V>({ initialValues: options.initialValues, clearInputErrorOnChange: true })
  const ref = useRef<HTMLFormElement>(null)
  const [submitting, setSubmitting] = useState(false)
  const problem = useProblem(ref, form.setErrors)
  const mending = useMending(form, problem, options.reload)
  const window = useFormWindow()
  const isDirty = form.isDirty()
  const markSaved = useUnsavedGuard(options.guard !== false && isDirty)

  async function submitNow() {
    if (submitting) return
    const values = form.getValues()
    const checked = options.schema.safeParse(options.toInput ? options.toInput(values) : values)
    const own = options.check?.(values) ?? {}
    if (!checked.success || Object.keys(own).length > 0) {
      return problem.show({ ...fieldMessages(checked.error, translate), ...own }, null)
    }
    const focused = document.activeElement
    setSubmitting(true)
    problem.clear()
    try {
      const answer = await options.submit(checked.data)
      markSaved()
      form.resetDirty(values)
      if (options.saved) toastSuccess(wordsFor(options.saved, answer))
      await options.onSaved?.(answer)
      if (!options.staysOpen) window?.close()
    } catch (error) {
      await mending.explain(error)
    } finally {
      setSubmitting(false)
      // A button loses the focus while it shows progress.
      setTimeout(() => restoreFocus(focused))
    }
  }

  return {
    form,
    formProps: {
      ref,
      noValidate: true,
      onSubmit: (event) => {
        event.preventDefault()
        // A form in a window, which React still counts as inside the form around it, must not submit that one too.
        event.stopPropagation()
        void submitNow()
      },
    },
    submitting,
    submitNow: () => void submitNow(),
    problem: problem.problem,
    isDirty,
    takeAsSaved: mending.takeAsSaved,
    keepMine: mending.keepMine,
    takeTheirs: mending.takeTheirs,
  }
}

function wordsFor<Answer>(saved: string | ((answer: Answer) => string), answer: Answer): string {
  return typeof saved === 'string' ? saved : saved(answer)
}
