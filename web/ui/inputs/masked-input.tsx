import { TextInput, type TextInputProps } from '@mantine/core'
import { useLayoutEffect, useRef } from 'react'
import { retype } from '../../lib/masks.ts'

export type MaskedInputProps = Omit<TextInputProps, 'value' | 'onChange'> & {
  value?: string
  /** Gets the text as it stands in the field. */
  onChange?: (text: string) => void
}

type Props = MaskedInputProps & { mask: (text: string) => string }

/** A text field that punctuates while one types and keeps the caret where it was. */
export function MaskedInput({ mask, value = '', onChange, ...input }: Props) {
  const ref = useRef<HTMLInputElement>(null)
  const caret = useRef<number | null>(null)
  const shown = mask(value)
  useLayoutEffect(() => {
    if (caret.current !== null) ref.current?.setSelectionRange(caret.current, caret.current)
    caret.current = null
  })
  return (
    <TextInput
      {...input}
      ref={ref}
      value={shown}
      onChange={(event) => {
        const typed = event.currentTarget.value
        const result = retype(shown, typed, event.currentTarget.selectionStart ?? typed.length, mask)
        caret.current = result.caret
        onChange?.(result.text)
      }}
    />
  )
}
