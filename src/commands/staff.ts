import { readConfig } from '../config.ts'
import { oneOf } from '../flow/problem.ts'
import type { StaffMember } from '../staff/member.ts'
import { roles } from '../staff/roles.ts'
import { secondPersonRules } from '../staff/second-person.ts'
import type { Store } from '../store/store.ts'
import { addYourself, memberWith, readKeyHash, rightOf, whoActs } from './acting.ts'
import { type Command, printTime, readArgs, readChoice, type Terminal, UnableError, UsageError } from './command.ts'
import { add } from './staff-add.ts'
import { key } from './staff-key.ts'
import { findMember, hasKey, type Named, readMember, refuseLast } from './staff-list.ts'
import { withStore } from './with-store.ts'

type Work = (store: Store, named: Named, terminal: Terminal) => Promise<void>

/** What can be done to the staff, by its word. */
const works: Readonly<Record<string, Work>> = { add, list, remove, key, 'second-person': secondPerson }

/** Keeps the list of the people who may change the line. */
export const staff: Command = {
  usage: `staff ${Object.keys(works).join('|')}`,
  about: 'keep the list of who may propose and publish, and make your own key',
  details: [
    '  staff add ADDRESS --role ROLE        add somebody, or give them another role',
    '  staff list                           list everybody',
    '  staff remove ADDRESS                 take all rights away, at once',
    '  staff key                            make your own key with the code that you were given',
    '  staff key ADDRESS                    give somebody who lost their key a new code; the old key ends at once',
    '  staff second-person typed|required   whether the only publisher may type what is new again, or has to wait for another',
    '',
    `A role is ${oneOf(roles)}. Editors propose, publishers also publish and approve, administrators also keep this list.`,
    'The first one is an administrator, added by whoever has the store. Once there are two publishers, another takes two people.',
    'Your key is kept in STAFF_KEY_FILE (.signpost-key in your home folder unless it is set), or given in STAFF_KEY.',
  ],
  run: async (args, terminal) => {
    const { values, positionals } = readArgs(args, { role: { type: 'string' } }, 2)
    const [name = '', word] = positionals
    const work = Object.hasOwn(works, name) ? works[name]! : undefined
    if (!work) throw new UsageError(`Write staff and ${oneOf(Object.keys(works))}.`)
    if (values.role && name !== 'add') throw new UsageError('Only staff add takes a role.')
    await withStore(terminal.env, (store) => work(store, { ...values, ...(word && { word }) }, terminal))
  },
}

async function list(store: Store, { word }: Named, { print, now }: Terminal): Promise<void> {
  if (word !== undefined) throw new UsageError(`"${word}" is one word too many.`)
  const everybody = await store.staff.list()
  const width = Math.max(0, ...everybody.map(({ address }) => address.length))
  for (const member of everybody)
    print(`${member.address.padEnd(width)}  ${member.role.padEnd(13)}  ${keyInWords(member, now())}`)
  if (everybody.length === 0) print(`Nobody yet. Begin with: ${addYourself}`)
}

function keyInWords(member: StaffMember, now: number): string {
  if (hasKey(member)) return 'has a key'
  return member.codeEndsAt > now ? `code until ${printTime(member.codeEndsAt)} (UTC)` : 'no key, and no code'
}

async function remove(store: Store, { word }: Named, terminal: Terminal): Promise<void> {
  const address = readMember(word, 'staff remove ann@example.org')
  const keyHash = await readKeyHash(readConfig(terminal.env))
  await store.staff.change(async (changes) => {
    const everybody = await changes.list()
    const by = memberWith(keyHash, everybody, 'administrator')
    refuseLast(findMember(address, everybody), everybody)
    await changes.remove(address, { author: by.address, at: terminal.now() })
  })
  terminal.print(`${address} is removed, and their key is worth nothing.`)
}

async function secondPerson(store: Store, { word = '' }: Named, terminal: Terminal): Promise<void> {
  const rule = readChoice('staff second-person', word, secondPersonRules)
  const acting = await whoActs(store, terminal, 'editor')
  if (!acting.member) throw new UnableError('This is a trial line without staff, where nobody else is asked.')
  if (rule === (await store.proposals.secondPersonRule())) return terminal.print('It is so already.')
  const note = rule === 'required' ? 'Always a second person' : 'The only publisher may type it again'
  const by = { author: acting.author, note, at: terminal.now(), right: rightOf(acting, 'editor') }
  const number = await store.proposals.add({ kind: 'second-person', rule }, by)
  terminal.print(`It is proposed. Another publisher has to agree: npm run line -- approve ${number}`)
}
