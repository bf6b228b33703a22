import { printable } from '../flow/problem.ts'
import type { PostedNotice } from '../store/notices.ts'
import { rightOf, whoActs } from './acting.ts'
import { type Command, readArgs, readNumber, type Terminal, UnableError, UsageError } from './command.ts'
import { whenInWords } from './notice-check.ts'
import { post } from './notice-post.ts'
import { approverInWords } from './revisions.ts'
import { withStore } from './with-store.ts'

const options = { until: { type: 'string' }, from: { type: 'string' }, text: { type: 'string' } } as const

/** Posts a notice, lists all, or ends one. */
export const notice: Command = {
  usage: 'notice [WORDS --until TIME [--from TIME] [--text WORDS]]',
  about: 'say something in every call and text for a while; without words: list all notices',
  details: [
    '  --until TIME  when it ends by itself, like "tomorrow 9am" or "24 december noon"',
    '  --from TIME   when it begins (now unless given)',
    '  --text WORDS  other words for texts than for calls',
    '',
    '  notice end N  end notice N before its time',
    '',
    'It follows the emergency words at once, on every machine. Give numbers as {contact-id.phone}. Words that people rely on need',
    'a second person: a number, the police, danger, privacy, money, who we are, a denial, a promise, what to press or text.',
    'Replies about danger, the police and safety carry no notice, and neither does the text of only a number.',
  ],
  run: async (args, terminal) => {
    const { values, positionals } = readArgs(args, options)
    const [first, number] = positionals
    if (first === 'end' && positionals.length <= 2 && values.until === undefined) return end(number, terminal)
    if (first === undefined && Object.keys(values).length === 0) return list(terminal)
    if (first === undefined)
      throw new UsageError('Say the words: notice "The town hall is closed today." --until "tomorrow 9am".')
    return withStore(terminal.env, (store) => post(store, positionals.join(' '), values, terminal))
  },
}

function list(terminal: Terminal): Promise<number> {
  return withStore(terminal.env, async (store) => {
    const all = await store.notices.list()
    for (const one of all) terminal.print(printNotice(one, terminal.now()))
    if (all.length === 0) terminal.print('There never was a notice. To post one: notice "…" --until "tomorrow 9am"')
    return 0
  })
}

function printNotice({ number, say, text, from, until, author, approver, endedBy }: PostedNotice, now: number): string {
  const state = until <= now ? 'ended' : from > now ? 'planned' : 'on'
  const times = until <= from ? 'never began' : `${whenInWords(from)} to ${whenInWords(until)}`
  const who = [author, approverInWords(approver), endedBy && `ended by ${endedBy}`].filter(Boolean).join(', ')
  const words = say === text ? say : `${say} By text: ${text}`
  return `${state.padEnd(7)} ${String(number).padStart(4)}  ${times}  ${printable(`${who}: ${words}`)}`
}

async function end(written: string | undefined, terminal: Terminal): Promise<number> {
  const number = readNumber(written, 'a notice: notice end 3')
  return withStore(terminal.env, async (store) => {
    const acting = await whoActs(store, terminal, 'publisher')
    const by = { author: acting.author, at: terminal.now(), right: rightOf(acting, 'publisher') }
    if (!(await store.notices.end(number, by)))
      throw new UnableError(`Notice ${number} is neither on nor planned. To see what there is: notice`)
    terminal.print(`Notice ${number} has ended.`)
    return 0
  })
}
