/** How long a browser asks for this host by https only, in seconds: a year. */
const httpsFor = 31_536_000

/**
 * The headers of every reply of a line at this address. A reply is of its type and nothing else, and is kept nowhere: it may
 * tell what somebody asked for, or that a contact is open now. (https://cheatsheetseries.owasp.org/cheatsheets/HTTP_Headers_Cheat_Sheet.html)
 */
export function replyHeaders(publicUrl: string): Readonly<Record<string, string>> {
  return {
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    ...(publicUrl.startsWith('https:') && {
      'strict-transport-security': `max-age=${httpsFor}; includeSubDomains`,
    }),
  }
}
