import { PhoneError } from './errors.ts'
import { type Check, RULES, type Rule } from './twiml-rules.ts'
import { type Element, elementsIn, readXml, textOf } from './xml.ts'

/** `prompt` is what is said while a key is awaited; `timeout` in seconds. */
export interface Gather {
  verb: 'Gather'
  prompt: string[]
  action: string
  timeout: number
  actionOnEmptyResult: boolean
}

/** `number` in E.164; `sendDigits` are dialled when it answers, a `w` waits half a second; `timeLimit` in seconds. */
export interface Dial {
  verb: 'Dial'
  number: string
  sendDigits?: string
  action: string
  callerId?: string
  timeLimit?: number
}

/** The verbs of both kinds of document, their URLs as written: `{ verb: 'Say', text: 'For hate crime, press 2.' }`. */
export interface Verbs {
  voice: { verb: 'Say'; text: string } | Gather | Dial | { verb: 'Hangup' }
  messaging: { verb: 'Message'; body: string }
}

const BYTES_AT_MOST = 64 * 1024 // https://www.twilio.com/docs/api/errors/11750
const MESSAGES_AT_MOST = 10 // https://www.twilio.com/docs/api/errors/14109

/**
 * Reads a document as strictly as Twilio does, and in places more: its schema warnings (12200) are errors here.
 * Throws a PhoneError that says what is wrong.
 */
export function parseTwiml<K extends keyof Verbs>(xml: string, kind: K): Verbs[K][] {
  if (Buffer.byteLength(xml) > BYTES_AT_MOST) throw new PhoneError(11750, 'the document is over 64 kB')
  const root = readXml(xml)
  if (root.name !== 'Response') throw new PhoneError(12200, `the root must be <Response>, not <${root.name}>`)
  checkElement(root, RULES[kind])
  const elements = elementsIn(root)
  checkOrder(elements)
  // The rules of each kind let in its own verbs only.
  return elements.map(readVerb) as Verbs[K][]
}

function checkElement(element: Element, rules: Record<string, Rule>): void {
  const rule = rules[element.name]!
  checkAttributes(element, rule)
  checkText(element, rule)
  const allowed = rule.children ?? []
  for (const child of elementsIn(element)) {
    if (!allowed.includes(child.name)) {
      const holds = allowed.join(', ') || 'no elements'
      throw new PhoneError(rule.code ?? 12200, `<${element.name}> may hold ${holds}, not <${child.name}>`)
    }
    checkElement(child, rules)
  }
}

function checkAttributes({ name, attributes }: Element, rule: Rule): void {
  for (const [key, value] of Object.entries(attributes)) {
    const check = new Map(Object.entries(rule.attributes ?? {})).get(key)
    if (!check) throw new PhoneError(12200, `<${name}> may not have the attribute ${key}`)
    checkValue(value, check, `${key} of <${name}>`)
  }
  const missing = rule.required?.find((key) => !(key in attributes))
  if (missing) throw new PhoneError(12200, `<${name}> must have the attribute ${missing}`)
}

function checkText(element: Element, rule: Rule): void {
  const own = element.children.filter((child) => typeof child === 'string').join('')
  if (!rule.text && own.trim()) throw new PhoneError(12200, `<${element.name}> may not hold the text ${quote(own)}`)
  for (const check of rule.text ?? []) checkValue(textOf(element), check, `the text of <${element.name}>`)
}

function checkValue(value: string, check: Check, what: string): void {
  if (!check.test(value)) throw new PhoneError(check.code ?? 12200, `${what} must be ${check.be}, not ${quote(value)}`)
}

function quote(text: string): string {
  return text.length > 40 ? `${text.length} characters` : JSON.stringify(text.trim())
}

function checkOrder(elements: Element[]): void {
  const last = elements.findIndex(({ name }) => name === 'Hangup' || name === 'Dial')
  const unreachable = last >= 0 && elements[last + 1]
  if (unreachable) {
    throw new PhoneError(12200, `<${unreachable.name}> after <${elements[last]!.name}> is never reached`)
  }
  if (elements.filter(({ name }) => name === 'Message').length > MESSAGES_AT_MOST) {
    throw new PhoneError(14109, `a reply may hold at most ${MESSAGES_AT_MOST} messages`)
  }
}

function readVerb(element: Element): Verbs[keyof Verbs] {
  switch (element.name) {
    case 'Say':
      return { verb: 'Say', text: hearSay(element) }
    case 'Gather':
      return readGather(element)
    case 'Dial':
      return readDial(element)
    case 'Message':
      return { verb: 'Message', body: textOf(element) }
    default:
      return { verb: 'Hangup' }
  }
}

/** https://www.twilio.com/docs/voice/twiml/gather */
function readGather(element: Element): Gather {
  const { action, timeout, actionOnEmptyResult } = element.attributes
  return {
    verb: 'Gather',
    prompt: elementsIn(element).map(hearSay),
    action: action!,
    timeout: Number(timeout),
    actionOnEmptyResult: actionOnEmptyResult === 'true',
  }
}

function readDial(element: Element): Dial {
  const { action, callerId, timeLimit } = element.attributes
  const sendDigits = elementsIn(element)[0]?.attributes.sendDigits
  return {
    verb: 'Dial',
    number: textOf(element),
    ...(sendDigits && { sendDigits }),
    action: action!,
    ...(callerId && { callerId }),
    ...(timeLimit && { timeLimit: Number(timeLimit) }),
  }
}

/** The words of a `<Say>` as a caller hears them, on one line: a break in a number is a comma, any other break a space. */
function hearSay(say: Element): string {
  return hearWords(say)
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,.;:!?])/g, '')
    .trim()
}

function hearWords(element: Element): string {
  const gap = element.name === 'prosody' && /^[\d\s]*$/.test(textOf(element)) ? ', ' : ' '
  const words = element.children.map((child) => {
    if (typeof child === 'string') return child
    return child.name === 'break' ? gap : hearWords(child)
  })
  return words.join('')
}
