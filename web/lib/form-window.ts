import { createContext, useContext } from 'react'

export type FormWindowActions = {
  close: () => void
  /** Asks first when something typed in the window would be lost. */
  cancel: () => void
  /** Says whether the form in the window holds what is not saved yet. */
  setUnsaved: (isUnsaved: boolean) => void
}

export const FormWindowContext = createContext<FormWindowActions | null>(null)

/** The window around a form; null for a form on the page itself. */
export function useFormWindow(): FormWindowActions | null {
  return useContext(FormWindowContext)
}
