import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { loadOrMakeToken, loadToken } from '../src/token.ts'

t.test('a token is made once, and kept where only this user can read it', async (t) => {
  const folder = join(t.testdir(), 'data')
  const token = await loadOrMakeToken(folder)
  t.match(token, /^[0-9a-f]{32}$/)
  t.equal(await loadOrMakeToken(folder), token)
  t.equal(await loadToken(folder), token)
  const file = join(folder, 'auth-token')
  t.equal((await stat(file)).mode & 0o777, 0o600)
  t.equal(await readFile(file, 'utf8'), token)
})

t.test('a token that is cut short, or that others can read, is not used', async (t) => {
  const folder = t.testdir({ 'auth-token': '' })
  const file = join(folder, 'auth-token')
  const refusal = { message: `${file} is not a token that only you can read: remove it, and a new one is made` }
  await t.rejects(loadOrMakeToken(folder), refusal)
  await writeFile(file, 'a'.repeat(32))
  await chmod(file, 0o644)
  await t.rejects(loadToken(folder), refusal)
  await chmod(file, 0o600)
  t.equal(await loadToken(folder), 'a'.repeat(32))
})

t.test('lines that start at once share one token, and leave nothing else behind', async (t) => {
  const folder = t.testdir()
  const tokens = await Promise.all(Array.from({ length: 10 }, () => loadOrMakeToken(folder)))
  t.equal(new Set(tokens).size, 1)
  t.strictSame(await readdir(folder), ['auth-token'])
})

t.test('a folder that is a file cannot keep one', async (t) => {
  const folder = t.testdir({ data: 'a file' })
  await t.rejects(loadOrMakeToken(join(folder, 'data')), { code: 'ENOTDIR' })
  await t.rejects(loadOrMakeToken(join(folder, 'data', 'below')), { code: 'ENOTDIR' })
  await t.rejects(loadOrMakeToken('/proc'), { code: 'ENOENT' })
  await t.rejects(loadOrMakeToken(t.testdir({ 'auth-token': {} })), { code: 'EISDIR' })
})
