import { createServer, type RequestListener, type Server, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { Connections } from './connections.ts'

/** How long the headers of a request may take, how long the whole of it, and how often that is looked at, in ms. */
const headersTimeout = 5_000
const requestTimeout = 10_000
const connectionsCheckingInterval = 1_000

/** How long a connection is kept for the next request, in ms: longer than proxies keep theirs, so that none is closed under way. */
const keepAliveTimeout = 72_000

/** What happens below the requests. */
export interface HttpServerOptions {
  readonly connections: Connections
  /** What a request that can't be read is refused with, besides its status. */
  readonly headers: Readonly<Record<string, string>>
  readonly onRefused: (status: number) => void
  /** A connection could not be accepted: the system lacks memory or descriptors. */
  readonly onAcceptError: (error: Error) => void
}

/** A server on which nobody can hold much for long: requests have to arrive in time, and connections are bounded. */
export function makeHttpServer(handle: RequestListener, options: HttpServerOptions): Server {
  const { connections, onAcceptError } = options
  const timeouts = { headersTimeout, requestTimeout, connectionsCheckingInterval, keepAliveTimeout }
  const server = createServer(timeouts, (request, response) => {
    connections.begin(response)
    handle(request, response)
  })
  server.on('connection', connections.add)
  // Without a listener such an error would end the process. That it can't listen at all is told to who asked it to.
  server.on('error', (error) => {
    if (server.listening) onAcceptError(error)
  })
  return server
}

/** Makes what answers a request that is no HTTP, or that took too long to arrive. Nothing of it is quoted. */
export function makeClientErrorHandler({ headers, onRefused }: HttpServerOptions) {
  return function refuse({ code }: NodeJS.ErrnoException, socket: Socket): void {
    if (!socket.writable) return
    const status = code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : code === 'HPE_HEADER_OVERFLOW' ? 431 : 400
    onRefused(status)
    const lines = Object.entries({ ...headers, connection: 'close', 'content-length': '0' })
    const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines.map(([name, value]) => `${name}: ${value}`)]
    socket.write(`${head.join('\r\n')}\r\n\r\n`)
    socket.destroySoon()
  }
}
