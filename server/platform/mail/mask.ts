/** `maria.souza@empresa.com.br` → `m•••@empresa.com.br`: enough to recognise, too little to learn. */
export function maskEmail(email: string): string {
  return `${email[0]}•••${email.slice(email.indexOf('@'))}`
}
