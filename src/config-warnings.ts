import type { Config } from './config.ts'

/** The fewest characters of a token that nobody can guess. Twilio's have 32. */
const shortestToken = 16

/**
 * What a line starts with although it is unsafe, in sentences that say how to mend it. No value is quoted, since it may be a
 * secret.
 */
export function warningsOf(config: Config): readonly string[] {
  const { authTokens, publicUrl, apiUrl, databaseUrl } = config
  const warnings: [isUnsafe: boolean, words: string][] = [
    [authTokens.some(({ length }) => length < shortestToken), shortToken],
    [isOpen(publicUrl), openCalls],
    [isOpen(apiUrl), openTexts],
    [databaseUrl !== undefined && isOpenDatabase(new URL(databaseUrl)), openDatabase],
  ]
  return warnings.flatMap(([isUnsafe, words]) => (isUnsafe ? [words] : []))
}

const shortToken =
  'TWILIO_AUTH_TOKEN has fewer than 16 characters, so anybody can guess it and forge calls. Set the auth token of the Twilio account.'
const openCalls =
  'PUBLIC_URL is http, so whoever is on the way can read what callers press and hear. Put TLS in front of the line, and write https.'
const openTexts =
  'TWILIO_API_URL is http, so the auth token and the numbers of callers can be read on the way. Write https.'
const openDatabase =
  'DATABASE_URL asks for no TLS, so the store can be read and changed on the way. Add ?sslmode=verify-full, unless the network is encrypted.'

/** Whether a URL leads off this machine without TLS. */
function isOpen(url: string | undefined): boolean {
  return url !== undefined && new URL(url).protocol === 'http:' && !isOwn(new URL(url).hostname)
}

/** PostgreSQL's driver uses TLS if the URL asks for it in one of three ways. A host that is a path is a socket of this machine. */
function isOpenDatabase({ hostname, searchParams }: URL): boolean {
  const host = searchParams.get('host') ?? decodeURIComponent(hostname)
  const asked = [searchParams.get('sslmode'), searchParams.get('ssl'), searchParams.get('sslnegotiation')]
  const hasTls = asked.some((way) => way !== null && !plain.has(way))
  return !hasTls && host !== '' && !host.startsWith('/') && !isOwn(host)
}

/** What asks for no TLS. */
const plain: ReadonlySet<string> = new Set(['disable', 'false', '0', 'postgres'])

/** Whether a host is this machine. */
function isOwn(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d+){3}$/.test(host)
}
