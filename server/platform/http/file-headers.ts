const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** For a spreadsheet that a browser saves under `name` (RFC 6266). */
export function spreadsheetHeaders(name: string): Record<string, string> {
  const plain = name.normalize('NFD').replace(/[^\x20-\x7e]|["\\]/g, '')
  return {
    'content-type': xlsxType,
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
  }
}

/** For a PDF that a browser shows; `name` is plain ASCII. */
export function pdfHeaders(name: string): Record<string, string> {
  return { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${name}"` }
}
