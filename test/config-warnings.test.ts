import t from 'tap'
import { readConfig } from '../src/config.ts'
import { warningsOf } from '../src/config-warnings.ts'

const safe = { PUBLIC_URL: 'https://line.test', TWILIO_AUTH_TOKEN: '0123456789abcdef0123456789abcdef' }

/** What a setting is warned of: the name that the warning begins with. */
const table: [setting: Record<string, string>, warned: string | undefined][] = [
  [{}, undefined],
  [{ TWILIO_AUTH_TOKEN: 'a' }, 'TWILIO_AUTH_TOKEN'],
  [{ TWILIO_AUTH_TOKEN: `${safe.TWILIO_AUTH_TOKEN},a` }, 'TWILIO_AUTH_TOKEN'],
  [{ TWILIO_AUTH_TOKEN: '' }, undefined],
  [{ PUBLIC_URL: 'http://line.test' }, 'PUBLIC_URL'],
  [{ PUBLIC_URL: 'http://127.0.0.1.example.org' }, 'PUBLIC_URL'],
  ...['localhost:3000', '127.0.0.1:3000', '127.1.2.3', '[::1]:3000'].map(
    (host): [Record<string, string>, undefined] => [{ PUBLIC_URL: `http://${host}` }, undefined],
  ),
  [{ TWILIO_API_URL: 'http://api.test' }, 'TWILIO_API_URL'],
  [{ TWILIO_API_URL: 'http://127.0.0.1:9' }, undefined],
  [{ DATABASE_URL: 'postgres://me:secret@db.test/line' }, 'DATABASE_URL'],
  [{ DATABASE_URL: 'postgres://db.test/line?sslmode=disable' }, 'DATABASE_URL'],
  [{ DATABASE_URL: 'postgres://db.test/line?ssl=false' }, 'DATABASE_URL'],
  [{ DATABASE_URL: 'postgres://localhost/line?host=db.test' }, 'DATABASE_URL'],
  [{ DATABASE_URL: 'postgres://[2001:db8::1]/line' }, 'DATABASE_URL'],
  ...['sslmode=require', 'sslmode=verify-full', 'ssl=true', 'sslnegotiation=direct'].map(
    (way): [Record<string, string>, undefined] => [{ DATABASE_URL: `postgres://db.test/line?${way}` }, undefined],
  ),
  ...['localhost', '127.0.0.1:5432', '[::1]', '%2Fvar%2Frun', ''].map((host): [Record<string, string>, undefined] => [
    { DATABASE_URL: `postgres://${host}/line` },
    undefined,
  ]),
  [{ DATABASE_URL: 'postgres://x/line?host=/var/run' }, undefined],
]

t.test('what is unsafe in the environment is warned of, and no value is quoted', (t) => {
  for (const [setting, warned] of table) {
    const title = JSON.stringify(setting)
    const warnings = warningsOf(readConfig({ ...safe, ...setting }))
    t.strictSame(
      warnings.map((words) => words.split(' ')[0]),
      warned === undefined ? [] : [warned],
      title,
    )
    t.notMatch(warnings.join(' '), /secret|\.test|0123/, title)
  }
  t.end()
})
