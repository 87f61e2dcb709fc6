/** Helpers of inputs that punctuate while one types. They never drop a letter and never block. */

/** CPF while only digits and at most 11 of them, otherwise CNPJ; what is too long for both stays as typed. */
export function maskTaxId(text: string): string {
  const bare = text.toUpperCase().replace(/[^0-9A-Z]/g, '')
  if (bare.length === 0 || bare.length > 14) return text
  if (/^\d{1,11}$/.test(bare)) return punctuate(bare, [3, 3, 3, 2], ['.', '.', '-'])
  return punctuate(bare, [2, 3, 3, 4, 2], ['.', '.', '/', '-'])
}

/** A Brazilian number as (11) 98765-4321; one that starts with + (another country) stays as typed. */
export function maskPhone(text: string): string {
  const brazilian = /^\+55(\d{10,11})$/.exec(text)
  if (brazilian) return maskPhone(brazilian[1] as string)
  if (/[^\d\s().-]/.test(text)) return text
  const digits = text.replace(/\D/g, '')
  if (digits.length === 0 || digits.length > 11 || digits.startsWith('0')) return text
  if (digits.length <= 2) return digits
  const [area, rest] = [digits.slice(0, 2), digits.slice(2)]
  const cut = digits.length === 11 ? 5 : 4
  return rest.length > cut ? `(${area}) ${rest.slice(0, cut)}-${rest.slice(cut)}` : `(${area}) ${rest}`
}

/** A CEP as 01310-100; anything with more than digits stays as typed. */
export function maskPostalCode(text: string): string {
  if (/[^\d\s.-]/.test(text)) return text
  const digits = text.replace(/\D/g, '')
  if (digits.length > 8) return text
  return digits.length > 5 ? `${digits.slice(0, 5)}-${digits.slice(5)}` : digits
}

/**
 * What stands in the field after an edit, and where the caret goes: behind the same letter or digit as before.
 * Deleting a punctuation mark deletes the letter or digit before it; otherwise the mask would put it right back.
 */
export function retype(
  before: string,
  typed: string,
  caret: number,
  mask: (text: string) => string,
): { text: string; caret: number } {
  const isDeletion = typed.length < before.length
  if (isDeletion && significant(typed) === significant(before) && mask(typed) === before) {
    const at = lastSignificant(typed, caret)
    if (at >= 0) return retype(typed, typed.slice(0, at) + typed.slice(at + 1), at, mask)
  }
  const text = mask(typed)
  if (caret >= typed.length) return { text, caret: text.length }
  return { text, caret: afterSignificant(text, significant(typed.slice(0, caret)).length) }
}

function punctuate(bare: string, sizes: readonly number[], marks: readonly string[]): string {
  let text = ''
  let at = 0
  for (const [index, size] of sizes.entries()) {
    const part = bare.slice(at, at + size)
    if (!part) break
    text += (index > 0 ? marks[index - 1] : '') + part
    at += size
  }
  return text
}

function significant(text: string): string {
  return text.replace(/[^0-9A-Za-z+]/g, '')
}

function lastSignificant(text: string, caret: number): number {
  let at = caret - 1
  while (at >= 0 && significant(text[at] as string) === '') at -= 1
  return at
}

function afterSignificant(text: string, count: number): number {
  let at = 0
  for (let seen = 0; at < text.length && seen < count; at += 1) {
    if (significant(text[at] as string) !== '') seen += 1
  }
  return at
}
