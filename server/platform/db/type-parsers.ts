import pg from 'pg'

/** Values as the program wants them; given to each pool, for the driver's own table belongs to everybody. */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser(oid, format) {
    const own = format === 'binary' ? undefined : parsers.get(oid)
    return own ?? (pg.types.getTypeParser(oid, format) as unknown)
  },
}

// A variable, because the driver's types list no arrays.
const textArrayOid: number = 1009
const textArray = pg.types.getTypeParser(textArrayOid, 'text') as (value: string) => (string | null)[]

const parsers = new Map<number, (value: string) => unknown>([
  [20, parseInt8],
  [1016, (value) => textArray(value).map((item) => (item === null ? null : parseInt8(item)))],
  // A date is a day on the calendar: as a Date it would be a moment, and another day elsewhere.
  [1082, (value) => value],
  [1182, textArray],
])

function parseInt8(value: string): number {
  const parsed = Number(value)
  if (!Number.isSafeInteger(parsed)) throw new RangeError(`${value} is too large to be a number without loss`)
  return parsed
}
