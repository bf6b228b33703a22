/** What came back from an address. */
export interface Reached {
  readonly status: number
  /** Where it sends on to; '' when it does not. */
  readonly location: string
  readonly body: string
  /** How long it took, in ms. */
  readonly took: number
}

/** How long an address may take, in ms. Twilio gives up after 15 s (error 11200). */
export const patience = 10_000

/** Asks an address without going where it sends on to. @throws what keeps it from being reached in time */
export async function reach(url: string, request: RequestInit = {}): Promise<Reached> {
  const started = performance.now()
  const response = await fetch(url, { ...request, redirect: 'manual', signal: AbortSignal.timeout(patience) })
  const body = await response.text()
  const location = response.headers.get('location') ?? ''
  return { status: response.status, location, body, took: performance.now() - started }
}
