import t from 'tap'
import { readAddress } from '../../src/staff/member.ts'
import { isRole, mayAs, roles } from '../../src/staff/roles.ts'
import { hashOfCode, hashOfKey, makeCode, makeKey } from '../../src/staff/secrets.ts'

t.test('a code is the same however it is typed, and never made twice', (t) => {
  const code = makeCode()
  t.match(code, /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
  t.not(makeCode(), code)
  t.equal(hashOfCode(code.toLowerCase().replaceAll('-', ' ')), hashOfCode(code))
  t.equal(hashOfCode('oil0-1111'), hashOfCode('0110-1111'))
  t.not(hashOfCode('0000-0000'), hashOfCode('0000-0001'))
  t.end()
})

t.test('a key is long, and only its hash is kept', (t) => {
  const key = makeKey()
  t.match(key, /^[\w-]{43}$/)
  t.not(makeKey(), key)
  t.match(hashOfKey(key), /^[0-9a-f]{64}$/)
  t.end()
})

t.test('each role may do what the ones before may', (t) => {
  const may = roles.map((role) => roles.filter((needed) => mayAs(role, needed)).length)
  t.strictSame(may, [1, 2, 3, 4])
  t.ok(isRole('viewer'))
  t.notOk(isRole('owner'))
  t.end()
})

t.test('an address is kept in small letters, and what is none is refused', (t) => {
  t.equal(readAddress(' Ann@Example.org '), 'ann@example.org')
  for (const written of [
    '',
    'ann',
    'ann@',
    '@example.org',
    'a b@example.org',
    'a@b,c@d',
    'Ann <ann@example.org>',
    'b\u043eb@example.org',
    'bob\u200b@example.org',
    'bob@\u001bx.org',
  ])
    t.equal(readAddress(written), undefined, written)
  t.end()
})
