import { readFile, stat } from 'node:fs/promises'
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

t.test('a folder that is a file cannot keep one', async (t) => {
  const folder = t.testdir({ data: 'a file' })
  await t.rejects(loadOrMakeToken(join(folder, 'data')), { code: 'EEXIST' })
  await t.rejects(loadOrMakeToken(join(folder, 'data', 'below')), { code: 'ENOTDIR' })
  await t.rejects(loadOrMakeToken('/proc'), { code: 'ENOENT' })
  await t.rejects(loadOrMakeToken(t.testdir({ 'auth-token': {} })), { code: 'EISDIR' })
})
