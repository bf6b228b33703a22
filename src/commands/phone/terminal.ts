import type { Phone } from './phone.ts'
import type { Call, DialStatus, Key } from './phone-call.ts'
import type { Parties } from './webhook-form.ts'

/** Where a terminal command prints, one line at a time. */
export interface Output {
  print(line: string): void
}

/** Where a call in a terminal is typed. `keys` come first, each like a line typed; then `lines` if interactive. */
export interface Terminal extends Output {
  keys: string[]
  lines: AsyncIterable<string>
  interactive: boolean
}

const KEYS_HELP = 'Type keys (0-9, * or #), nothing for silence, or h to hang up.'
const DIAL_HELP = 'How does that call end? Type answered, busy, no-answer or failed, or h to hang up.'
const DIAL_ENDS = new Map<string, DialStatus>([
  ['answered', 'completed'],
  ['busy', 'busy'],
  ['no-answer', 'no-answer'],
  ['failed', 'failed'],
])

/**
 * Calls the line and prints a transcript until the call ends; hangs up when nothing more is typed. Rejects with the
 * PhoneError of the call.
 */
export async function callInTerminal(
  phone: Phone,
  who: Parties & { withheld?: boolean | undefined },
  io: Terminal,
): Promise<void> {
  const call = await phone.call(who)
  const input = readInput(io)
  printTurn(call, io)
  while (call.state !== 'ended') {
    const next = await input.next()
    if (next.done) call.hangUp()
    else await obey(call, next.value.trim(), io)
  }
  io.print('(the call has ended)')
}

/** Texts the line and prints the replies with their lengths in characters. */
export async function textInTerminal(phone: Phone, body: string, who: Parties, io: Output): Promise<void> {
  const replies = await phone.text(body, who)
  if (replies.length === 0) io.print('(no reply)')
  for (const reply of replies) {
    for (const line of reply.split('\n')) printWrapped(line, io)
    io.print(`(${reply.length} characters)`)
  }
}

async function* readInput({ keys, lines, interactive }: Terminal): AsyncGenerator<string, void> {
  yield* keys
  if (interactive) yield* lines
}

async function obey(call: Call, typed: string, io: Output): Promise<void> {
  if (typed === 'h') return call.hangUp()
  if (call.state === 'dialling') return endDial(call, typed, io)
  if (typed === '') {
    io.print('(silence)')
    await call.wait()
    return printTurn(call, io)
  }
  if (!/^[0-9*# ]+$/.test(typed)) return io.print(KEYS_HELP)
  await pressKeys(call, typed.replaceAll(' ', ''), io)
}

/** Keys that are left when the line stops listening are lost, as on a phone. */
async function pressKeys(call: Call, keys: string, io: Output): Promise<void> {
  for (const key of keys) {
    if (call.state !== 'listening') return
    io.print(`> ${key}`)
    await call.press(key as Key)
    printTurn(call, io)
  }
}

async function endDial(call: Call, typed: string, io: Output): Promise<void> {
  const status = DIAL_ENDS.get(typed)
  if (!status) return io.print(DIAL_HELP)
  io.print(`(${typed})`)
  await call.dialEnds(status)
  printTurn(call, io)
}

function printTurn(call: Call, io: Output): void {
  for (const said of call.saidLast) printWrapped(said, io)
  if (!call.dialling) return
  const { number, sendDigits = '' } = call.dialling
  io.print(`(the line calls ${number}${sendDigits.replace(/^w*/, sendDigits && ', then ')})`)
  io.print(DIAL_HELP)
}

/** A word longer than a line stays whole. */
function printWrapped(text: string, io: Output): void {
  const lines = text.replace(/(.{1,80})( +|$)/g, '$1\n').trimEnd()
  for (const line of lines.split('\n')) io.print(line)
}
