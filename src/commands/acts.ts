import { printable } from '../flow/problem.ts'
import { type Command, printTime, readArgs } from './command.ts'
import { withStore } from './with-store.ts'

/** Lists the audit log. */
export const acts: Command = {
  usage: 'acts',
  about: 'list who did what to the line and the staff, the newest first (UTC)',
  details: ['All of the audit log. Nothing in it is ever changed or removed.'],
  run: async (args, { env, print }) => {
    readArgs(args, {}, 0)
    const listed = await withStore(env, (store) => store.audit(Number.MAX_SAFE_INTEGER))
    for (const { at, author, action, about } of listed)
      print(`${printTime(at)}  ${printable(`${author}: ${action} ${about}`)}`)
    if (listed.length === 0) print('Nobody has done anything yet.')
  },
}
