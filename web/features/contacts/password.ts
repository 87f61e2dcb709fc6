// Without letters and digits that look alike on paper or sound alike on the telephone.
const characters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A password that can be read out: four groups of four out of 31 characters, 79 bits. */
export function generatePassword(): string {
  return Array.from({ length: 4 }, () => Array.from({ length: 4 }, randomCharacter).join('')).join('-')
}

/** Draws again what would make the first characters likelier than the last. */
function randomCharacter(): string {
  const limit = 256 - (256 % characters.length)
  for (;;) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1)) as unknown as [number]
    if (byte < limit) return characters.charAt(byte % characters.length)
  }
}
