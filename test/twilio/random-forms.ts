import type { Chance } from '../faults/chance.ts'

/** Twilio's names, and names that it never sends: empty, alike, other capitals, and those that sort otherwise by UTF-8 than by UTF-16. */
const names = [
  ...['AccountSid', 'Called', 'CallSid', 'CallStatus', 'From', 'FromCity', 'To', 'ToCity', 'Digits', 'msg', 'SmsSid'],
  ...['Body', 'OptOutType', 'DialCallStatus', 'AddOns', 'SipHeader_X-Id', 'CallToken', 'body', 'Tp', 'F', 'From '],
  ...[
    '',
    '__proto__',
    'constructor',
    'é',
    '名',
    '\u{ffee}',
    '\u{e000}',
    '😀',
    '😀\u{ffee}',
    'a=b',
    'a&b',
    'a+b',
    '%',
    '\0',
  ],
]

const characters = [..."aZ09 +&=%#é名😀\u{ffee}\u{feff}\0\n~*!'()", ...'aaaabcdefgh,.-_']

/** Escapes that mean nothing, or should not: cut short, no digits, half a character, lone surrogates, too long. */
const oddEscapes = [
  '%',
  '%4',
  '%zz',
  '%G1',
  '%C3',
  '%E4%B8',
  '%ED%A0%80',
  '%C0%AF',
  '%F5%80%80%80',
  '%80',
  '%FF',
  '%%41',
  '%4%31',
]

/** Bytes that are no UTF-8. */
const oddBytes = [[0x80], [0xff], [0xc3], [0xed, 0xa0, 0x80], [0xf0, 0x9f, 0x98]]

/** How many different fields there are: forms are put together from them, since making each anew takes the longest time of all. */
const differentFields = 10_000

/** Makes forms as bytes: mostly like Twilio's, with everything in between that a form can be. */
export function makeRandomForms(chance: Chance): () => Buffer {
  const [usual, odd] = [0, 0.3].map((oddness) =>
    Array.from({ length: differentFields }, () => randomField(chance, oddness)),
  )
  return () => {
    const count = chance.pick([0, 1, 2, 5, 10, 19, 30])
    const oddness = chance.pick([0, 0, 0.1, 1])
    const many = chance.happens(0.02) ? chance.pick([100, 185]) : 0
    const fields = Array.from({ length: count + many }, () => chance.pick(chance.happens(oddness) ? odd! : usual!))
    if (chance.happens(0.1)) fields.push(...fields.slice(0, 3))
    const parts = fields.flatMap((field) => [field, Buffer.from(chance.happens(oddness / 4) ? '&&' : '&')])
    return Buffer.concat(chance.happens(0.9) ? parts.slice(0, -1) : parts)
  }
}

function randomField(chance: Chance, oddness: number): Buffer {
  const name = chance.happens(0.9) ? chance.pick(names) : randomWords(chance, 5)
  const value = randomWords(chance, chance.happens(0.002) ? 1_600 : chance.pick([0, 0, 1, 3, 12]))
  const equals = chance.happens(oddness) ? chance.pick(['', '==', '=']) : '='
  return Buffer.concat([encode(name, { chance, oddness }), Buffer.from(equals), encode(value, { chance, oddness })])
}

const randomWords = (chance: Chance, length: number): string =>
  Array.from({ length }, () => chance.pick(characters)).join('')

/** Encodes some words, each character in one of the ways in which it may be written. */
function encode(words: string, { chance, oddness }: { chance: Chance; oddness: number }): Buffer {
  if (!chance.happens(oddness)) return Buffer.from(encodeURIComponent(words).replaceAll('%20', '+'))
  const parts = [...words, ''].map((character) => {
    if (chance.happens(oddness / 4)) return Buffer.from(chance.pick(oddEscapes))
    if (chance.happens(oddness / 8)) return Buffer.from(chance.pick(oddBytes))
    if (chance.happens(0.3)) return Buffer.from(character)
    const escaped = Buffer.from(character).toString('hex').replace(/../g, '%$&')
    return Buffer.from(chance.happens(0.5) ? escaped : escaped.toUpperCase())
  })
  return Buffer.concat(parts)
}
