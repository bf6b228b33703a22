import formbody from '@fastify/formbody'
import t from 'tap'
import { getExpectedTwilioSignature, validateRequest } from 'twilio/lib/webhooks/webhooks.js'
import { fieldNames } from '../../src/twilio/form.ts'
import { makeFormReader } from '../../src/twilio/form-reader.ts'
import { makeSignatureCheck } from '../../src/twilio/signature.ts'
import { type Chance, makeChance } from '../faults/chance.ts'
import { makeRandomForms } from './random-forms.ts'

/** The same forms every time, so that a red run is red again. Change it to look further. */
const seed = 2026
const forms = 100_000

type Params = Readonly<Record<string, string | readonly string[]>>
type Parser = (request: unknown, bytes: Buffer, done: (error: unknown, params: Params) => void) => void

/** Parses a form as @fastify/formbody does. */
function makeParse(): (bytes: Buffer) => Params {
  let parser: Parser = () => {}
  const addContentTypeParser = (_: string, __: object, added: Parser) => {
    parser = added
  }
  formbody({ addContentTypeParser } as never, {}, () => {})
  return (bytes) => {
    let params: Params = {}
    parser(undefined, bytes, (_, parsed) => {
      params = parsed
    })
    return params
  }
}

const parse = makeParse()
const tokens = [
  '0123456789abcdef0123456789abcdef',
  'a token of more bytes than one block of the hash holds, which is sixty-four of them',
]
const publicUrls = [
  ...['https://line.example.org', 'http://line.example.org', 'https://line.example.org:8443/base'],
  ...[
    'https://line.example.org:443',
    'HTTPS://Line.Example.org',
    'https://[::1]:3000',
    'https://bücher.example',
    'nowhere',
  ],
]
const paths = [
  ...['/voice', '/sms', '/voice?at=1a2b3c4d5e6f_hate.police.said_0-1', '/voice?at=', '/voice?at=1&at=2', '/voice?at'],
  // The longest that is checked in one pass, and one longer.
  ...[502, 503].map((length) => `/voice?at=${'a'.repeat(length)}`),
  ...[
    "/voice?at=it's",
    '/voice?at=a b',
    '/voice?at=%27',
    '/../voice',
    '/voice?b=1&a=2&b=3',
    '/voice?at=é',
    '//sms',
    '/voice#rc=2',
  ],
]
const longest = 600_000
const checks = publicUrls.map((publicUrl) => ({
  publicUrl,
  check: makeSignatureCheck({ publicUrl, authTokens: tokens }, longest),
}))

/** The URLs that somebody may have signed instead of the one that was asked. */
function urlsNear(url: string): string[] {
  const normal = URL.parse(url)?.href ?? url
  const withPort = url.replace(/^(https:\/\/[\w.]+)(?=\/)/, '$1:443').replace(/^(http:\/\/[\w.]+)(?=\/)/, '$1:80')
  return [url, url, url, withPort, url.replace(/:\d+/, ''), normal, normal.replace("'", '%27'), `${url}x`]
}

/** A signature of the form by one of the tokens, or one that is not quite right. */
function signSomehow(url: string, params: Params, chance: Chance): string {
  const token = chance.happens(0.9) ? chance.pick(tokens) : 'another'
  const changed = chance.happens(0.1) ? { ...params, Body: 'x' } : params
  const signature = getExpectedTwilioSignature(token, chance.pick(urlsNear(url)), changed as Record<string, string>)
  return chance.happens(0.9) ? signature : signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))
}

function isValid(token: string, signature: string, url: string, params: Params): boolean {
  try {
    return validateRequest(token, signature, url, params as Record<string, string>)
  } catch {
    return false
  }
}

const first = (value: string | readonly string[] = '') => (typeof value === 'string' ? value : value[0])

t.test('it agrees with formbody and twilio on who is let in, and on every field', (t) => {
  const chance = makeChance(seed)
  const randomForm = makeRandomForms(chance)
  const reader = makeFormReader(longest)
  const seen = { tooMany: 0, valid: 0, forged: 0, differences: [] as string[] }
  for (let i = 0; i < forms; i++) {
    const bytes = randomForm()
    const params = parse(bytes)
    const isRead = reader.read(bytes.toString())
    const isDifferent = isRead !== Object.values(params).flat().length <= 200
    if (isDifferent) seen.differences.push(`read ${isRead}: ${bytes}`)
    if (!isRead) seen.tooMany++
    if (!isRead) continue
    const { publicUrl, check } = chance.pick(checks)
    const path = chance.happens(0.7) ? chance.pick(paths.slice(0, 3)) : chance.pick(paths)
    const signature = signSomehow(publicUrl + path, params, chance)
    const valid = tokens.some((token) => isValid(token, signature, publicUrl + path, params))
    if (check(path, signature, reader.writeSigned) !== valid)
      seen.differences.push(`${valid} ${publicUrl}${path} ${bytes}`)
    valid ? seen.valid++ : seen.forged++
    const fields = reader.fields()
    const wrong = fieldNames.find((name) => fields[name] !== first(params[name]))
    if (wrong) seen.differences.push(`${wrong} is ${fields[wrong]}, not ${params[wrong]}: ${bytes}`)
  }
  t.strictSame(seen.differences.slice(0, 3), [])
  t.ok(seen.tooMany > 200 && seen.valid > 20_000 && seen.forged > 20_000, `${seen.valid} of them are let in`)
  t.end()
})
