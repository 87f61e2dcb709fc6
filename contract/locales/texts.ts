import type { ptBR } from './pt-BR.ts'

/** The same keys as `T`, any texts: what `en` must satisfy of `pt-BR`. */
export type Texts<T> = { [Key in keyof T]: T[Key] extends string ? string : Texts<T[Key]> }

type Path<T> = {
  [Key in keyof T & string]: T[Key] extends string ? Key : `${Key}.${Path<T[Key]>}`
}[keyof T & string]

/** `invoices.title`: where a text stands. */
export type TextKey = Path<typeof ptBR>
