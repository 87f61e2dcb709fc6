import { AppError } from '../errors.ts'

/** A row of a file that somebody sent: where it stands in it, counted from 1, and its cells as text. */
export type TableRow = { line: number; cells: string[] }

// What a file may cost us, whoever made it. A cell of Excel holds 32,767 characters.
export const tableLimits = {
  rows: 250_000,
  columns: 200,
  cellLength: 32_767,
  recordBytes: 256 * 1024,
  unpackedBytes: 512 * 1024 * 1024,
  sharedCharacters: 32_000_000,
}

const batchRows = 200

/** Gathers rows into batches, without empty rows, and refuses a table beyond what may be read. */
export function createCollector() {
  let pending: TableRow[] = []
  let count = 0
  return {
    add(line: number, cells: string[]): void {
      while (cells.length > 0 && cells.at(-1)?.trim() === '') cells.pop()
      if (cells.length === 0) return
      if (cells.length > tableLimits.columns) throw tooManyColumns()
      if (cells.some((cell) => cell.length > tableLimits.cellLength)) {
        throw new AppError('table.cell_too_long', { data: { line } })
      }
      count += 1
      // One more is the header.
      if (count > tableLimits.rows + 1)
        throw new AppError('table.too_many_rows', { data: { limit: tableLimits.rows } })
      pending.push({ line, cells: cells.map(storable) })
    },
    /** A full batch, or null while there is none. */
    take(): TableRow[] | null {
      return pending.length >= batchRows ? this.rest() : null
    },
    rest(): TableRow[] {
      const batch = pending
      pending = []
      return batch
    },
  }
}

export function tooManyColumns(): AppError {
  return new AppError('table.too_many_columns', { data: { limit: tableLimits.columns } })
}

/** PostgreSQL's text cannot hold the NUL character, nor UTF-8 half a surrogate pair. */
function storable(cell: string): string {
  return cell.includes('\0') || !cell.isWellFormed() ? cell.replaceAll('\0', '\ufffd').toWellFormed() : cell
}
