import { randomBytes, randomUUID } from 'node:crypto'
import { link, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from './make-folder.ts'

const fileName = 'auth-token'

/**
 * The token of a trial line, for which nobody set one: made once, and kept where only this user can read it. So a phone on
 * the same machine can sign and nobody else can: there is no insecure mode. @throws if it can't be kept, or is not safe
 */
export async function loadOrMakeToken(dataDir: string): Promise<string> {
  await makeFolder(dataDir, 0o700)
  // Written whole under another name first: a line that starts at the same time never reads half of it.
  const draft = join(dataDir, `${fileName}-${randomUUID()}`)
  await writeFile(draft, randomBytes(16).toString('hex'), { mode: 0o600 })
  // This fails if there is a token already. If it fails for another reason, loading fails too.
  await link(draft, join(dataDir, fileName)).catch(() => {})
  await rm(draft)
  return loadToken(dataDir)
}

/** The token that a trial line made. @throws if there is none, it is cut short, or other users can read it */
export async function loadToken(dataDir: string): Promise<string> {
  const file = join(dataDir, fileName)
  const token = await readFile(file, 'utf8')
  const { mode } = await stat(file)
  if (!/^[0-9a-f]{32}$/.test(token) || (mode & 0o077) !== 0)
    throw new Error(`${file} is not a token that only you can read: remove it, and a new one is made`)
  return token
}
