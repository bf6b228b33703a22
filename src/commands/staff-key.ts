import { rm, writeFile } from 'node:fs/promises'
import { readConfig } from '../config.ts'
import { reasonOf } from '../reason.ts'
import type { StaffMember } from '../staff/member.ts'
import { hashOfCode, hashOfKey, makeKey } from '../staff/secrets.ts'
import type { Store } from '../store/store.ts'
import { memberWith, readKeyHash, withRole } from './acting.ts'
import { nextLine, type Terminal, UnableError } from './command.ts'
import { makeInvitation, printCode } from './invitation.ts'
import { findMember, hasKeeper, holder, type Named, readMember } from './staff-list.ts'

/** Makes a key for whoever acts; or a code for the member who is named, whose key ends. */
export async function key(store: Store, { word }: Named, terminal: Terminal): Promise<void> {
  if (word === undefined) return claimKey(store, terminal)
  const address = readMember(word, 'staff key ann@example.org')
  const { code, invitation } = makeInvitation(terminal.now())
  await store.staff.change(async (changes) => {
    const author = await whoGivesCode(address, await changes.list(), terminal)
    const actor = { author: author ?? holder, at: terminal.now() }
    await changes.invite(address, invitation, author ? [author] : [], actor)
  })
  printCode(address, code, terminal)
}

/** The administrator who gives a member a code; undefined for whoever has the store, while nobody there has a key. @throws UnableError */
async function whoGivesCode(
  address: string,
  everybody: readonly StaffMember[],
  { env, now }: Terminal,
): Promise<string | undefined> {
  const member = findMember(address, everybody)
  if (hasKeeper(everybody, now())) {
    const by = memberWith(await readKeyHash(readConfig(env)), everybody, 'administrator')
    if (by.address !== address) return by.address
    throw new UnableError('Your key works. If others may have seen it, have another administrator give you a code.')
  }
  if (member.role === 'administrator') return undefined
  throw new UnableError('There is no administrator who could give codes. Begin with one of them.')
}

/** Makes a key for whoever types the code that was made for them, and keeps it in a file that only they can read. */
async function claimKey(store: Store, terminal: Terminal): Promise<void> {
  const { env, print, now } = terminal
  const file = readConfig(env).staffKeyFile
  if (!file) throw new UnableError('Set STAFF_KEY_FILE to the file that is to hold your key.')
  print('Type the code that you were given:')
  const code = (await nextLine(terminal)) ?? ''
  const key = makeKey()
  await keep(key, file)
  const member = await store.staff.claim(hashOfCode(code), hashOfKey(key), now()).catch((error) => {
    print(`If staff list shows no key of yours by now, remove ${file} before you do it again.`)
    throw error
  })
  if (!member) {
    await rm(file)
    throw new UnableError(
      'This code is not known, was used, or is older than 24 hours. Ask an administrator for another.',
    )
  }
  print(`${withRole(member)}. Your key is in ${file}. Nobody else has it, so keep it to yourself.`)
}

/** Keeps a key, but never in the place of another. @throws UnableError */
function keep(key: string, file: string): Promise<void> {
  return writeFile(file, `${key}\n`, { mode: 0o600, flag: 'wx' }).catch((error) => {
    throw new UnableError(
      error.code === 'EEXIST'
        ? `${file} holds a key already. Move it away, or set STAFF_KEY_FILE to another file.`
        : `Your key can't be kept in ${file} (${reasonOf(error)}). Set STAFF_KEY_FILE to another file.`,
    )
  })
}
