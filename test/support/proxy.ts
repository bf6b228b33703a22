import { readFileSync } from 'node:fs'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import type { Test } from 'tap'

const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8')

/** Certificates for localhost that sign themselves: one is valid until 2126, the other has expired. Both have one key. */
const certificates = { valid: read('localhost.pem'), expired: read('localhost-expired.pem') }
const key = read('localhost-key.pem')

/** Lets this process trust the certificates, as far as they are valid. */
export function trustCertificates(): void {
  setDefaultCACertificates([...getCACertificates(), ...Object.values(certificates)])
}

/** What a proxy does with a request before the line gets it; true if it has answered, or won't. */
export type Meddle = (request: IncomingMessage, response: ServerResponse) => boolean

/** A proxy that ends TLS, and can be told what stands behind it once its address is known. */
export interface Proxy {
  readonly port: number
  /** Its address, on a host that the certificates are for. */
  readonly url: string
  behind: RequestListener | undefined
  meddle: Meddle
}

/** Starts a proxy on loopback, and stops it when the test ends. */
export async function startProxy(t: Test, certificate: keyof typeof certificates = 'valid'): Promise<Proxy> {
  const server = createServer({ key, cert: certificates[certificate] }, (request, response) => {
    if (!proxy.meddle(request, response)) proxy.behind!(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const proxy: Proxy = {
    port,
    url: `https://localhost:${port}`,
    behind: undefined,
    meddle: () => false,
  }
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  return proxy
}
