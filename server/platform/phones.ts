/** A phone as people see it who may not see phones: `+5511987654321` → `+55119••••4321`. */
export function maskPhone(e164: string): string {
  return `${e164.slice(0, -8)}••••${e164.slice(-4)}`
}
