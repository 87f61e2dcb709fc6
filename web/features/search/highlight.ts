export type Segment = { text: string; isMatch: boolean }

const punctuation = /[!-/:-@[-`{-~]/

/** The text in pieces, those marked that the words looked for stand in: without case, accents and punctuation. */
export function highlight(text: string, query: string): Segment[] {
  const marked = Array.from({ length: text.length }, () => false)
  const { folded, origins } = fold(text)
  for (const word of wordsOf(query)) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
      const first = origins[at] as number
      const last = origins[at + word.length - 1] as number
      marked.fill(true, first, last + 1)
    }
  }
  return segments(text, marked)
}

function wordsOf(query: string): string[] {
  // A number is one, however it is written.
  const isNumber = /^[\d\s().+/-]+$/.test(query)
  return (isNumber ? [query.replace(/\D/g, '')] : query.split(/\s+/))
    .map((word) => fold(word).folded)
    .filter((word) => word !== '')
}

/** Each folded letter with the place in the text that it comes from. */
function fold(text: string): { folded: string; origins: number[] } {
  let folded = ''
  const origins: number[] = []
  for (let at = 0; at < text.length; at += 1) {
    const plain = (text[at] as string).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
    if (punctuation.test(plain)) continue
    folded += plain
    for (let count = 0; count < plain.length; count += 1) origins.push(at)
  }
  return { folded, origins }
}

function segments(text: string, marked: boolean[]): Segment[] {
  const found: Segment[] = []
  for (let at = 0; at < text.length; at += 1) {
    const last = found.at(-1)
    const isMatch = marked[at] as boolean
    if (last?.isMatch === isMatch) last.text += text[at]
    else found.push({ text: text[at] as string, isMatch })
  }
  return found
}
