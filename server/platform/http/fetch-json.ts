/** The JSON answer of another service; null for 404. Throws for everything else. */
export async function fetchJson(
  address: URL,
  { timeoutMs, maxBytes }: { timeoutMs: number; maxBytes: number },
): Promise<unknown> {
  const response = await fetch(address, {
    headers: { accept: 'application/json' },
    // A redirect would lead to a host that nobody chose.
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
  })
  if (response.status === 404) {
    await response.body?.cancel()
    return null
  }
  if (response.status !== 200 || !response.body) {
    await response.body?.cancel()
    throw new Error(`${address.host} answered ${response.status}`)
  }
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    bytes += chunk.length
    // Leaving the loop ends the connection.
    if (bytes > maxBytes) throw new Error(`${address.host} answered more than ${maxBytes} bytes`)
    chunks.push(chunk)
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'))
}
