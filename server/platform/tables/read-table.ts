import type { TableFormat } from './detect.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import type { TableRow } from './table.ts'

/** All rows of a file, its header first. Closing the iteration early closes the file. */
export function readTable(path: string, format: TableFormat): AsyncGenerator<TableRow[]> {
  return format.type === 'xlsx' ? readXlsx(path) : readCsv(path, format)
}
