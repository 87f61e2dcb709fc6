/** What was typed, as the database is asked for it. */
export type Terms = {
  /** Each must be found; never empty. */
  words: string[]
  /** All of it, when it is nothing but a number of some kind: a phone, a CPF, an ID, however it is written. */
  digits: string | null
}

const mostWords = 8
const punctuation = /[!-/:-@[-`{-~]/g

/** Null when there is nothing to look for. */
export function readTerms(text: string): Terms | null {
  if (/^[\d\s().+/-]*\d[\d\s().+/-]*$/.test(text)) {
    const digits = text.replace(/\D/g, '')
    return { words: [digits], digits }
  }
  const words = text.split(/\s+/).filter((word) => bare(word) !== '')
  return words.length > 0 ? { words: [...new Set(words)].slice(0, mostWords), digits: null } : null
}

/** As `search_text` of the database leaves it, but for case and accents. */
function bare(word: string): string {
  return word.replace(punctuation, '')
}

/** Two letters cannot be looked up inside of words: they have no trigram. */
export function isShort(word: string): boolean {
  return measured(word).length < 3
}

/** With the number of its letters, as the database counts them. */
export function measured(text: string): { text: string; length: number } {
  return { text, length: Array.from(bare(text)).length }
}
