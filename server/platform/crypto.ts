import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
  randomInt,
  timingSafeEqual,
} from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

// OWASP's recommendation for Argon2id, the library's default (19 MiB, 2 passes, 1 lane). It runs in libuv's pool,
// off the event loop.
const argon = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Verified when there is no user, so that an unknown e-mail takes as long as a known one. */
const nobody = hash(randomBytes(16).toString('hex'), argon)

/** A secret of 256 random bits, safe in URLs and cookies. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a random token. One plain SHA-256 is enough: 256 random bits cannot be guessed. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Six random digits, for example `004217`. */
export function randomCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0')
}

/** What is kept of a six-digit code: it needs the key, or a million guesses would undo it. */
export function hashCode(key: Buffer, sessionId: number, code: string): Buffer {
  return createHmac('sha256', key).update(`sign-in code ${sessionId} ${code}`).digest()
}

/** HMAC-SHA256 of a text as base64url: proves that we wrote it. `about` keeps one use from another. */
export function sign(key: Buffer, about: string, text: string): string {
  return createHmac('sha256', keyObjectOf(key)).update(`${about} ${text}`).digest('base64url')
}

const keyObjects = new WeakMap<Buffer, KeyObject>()

/** Made once: making one costs more than a short text's HMAC. */
function keyObjectOf(key: Buffer): KeyObject {
  const known = keyObjects.get(key) ?? createSecretKey(key)
  keyObjects.set(key, known)
  return known
}

export function equalBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other)
}

/** Argon2id in PHC form. The text is compared in Unicode NFKC, as RFC 8265 asks of passwords. */
export async function hashPassword(password: string): Promise<string> {
  return await hash(password.normalize('NFKC'), argon)
}

/** Takes the same time whether there is a hash or not. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await nobody), password.normalize('NFKC'))
  return passwordHash !== null && matches
}

/** AES-256-GCM: 12 bytes of nonce, 16 of tag, then the text. `about` binds it to its row. */
export function encrypt(key: Buffer, about: string, text: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}

/** Throws when the key, `about` or a byte is not the one it was encrypted with. */
export function decrypt(key: Buffer, about: string, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
  decipher.setAAD(Buffer.from(about)).setAuthTag(sealed.subarray(12, 28))
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8')
}
