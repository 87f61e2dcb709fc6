type Person<Part> = { firstName: Part; lastName: Part }

/** Null for nobody: a joined row that is not there. */
export function fullName(person: Person<string>): string
export function fullName(person: Person<string | null>): string | null
export function fullName({ firstName, lastName }: Person<string | null>): string | null {
  return firstName === null ? null : `${firstName} ${lastName}`
}
