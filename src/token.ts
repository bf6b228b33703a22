import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const fileName = 'auth-token'

/**
 * The token of a trial line, which nobody set: made once, and kept where only this user can read it. So a phone on the same
 * machine can sign, and nobody else: there is no insecure mode. @throws when the folder cannot be written to.
 */
export async function loadOrMakeToken(dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true })
  const file = join(dataDir, fileName)
  const token = randomBytes(16).toString('hex')
  try {
    await writeFile(file, token, { mode: 0o600, flag: 'wx' })
    return token
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return loadToken(dataDir)
  }
}

/** The token that a trial line made. @throws when there is none, or it is not this user's. */
export async function loadToken(dataDir: string): Promise<string> {
  return (await readFile(join(dataDir, fileName), 'utf8')).trim()
}
