/** The same keys as `T`, any texts: what `en` must satisfy of `pt-BR`. */
export type Texts<T> = { [Key in keyof T]: T[Key] extends string ? string : Texts<T[Key]> }
