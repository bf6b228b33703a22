import t from 'tap'
import { ConfigError, listeningUrlOf, publicUrlOf, readConfig } from '../src/config.ts'

t.test('without anything set it is a trial line on loopback', (t) => {
  t.strictSame(readConfig({}), {
    port: 3000,
    host: '127.0.0.1',
    sharesPort: false,
    publicUrl: undefined,
    authTokens: [],
    accountSid: undefined,
    smsFrom: undefined,
    apiUrl: 'https://api.twilio.com',
    textsAnHour: 1_000,
    dataDir: 'data',
    databaseUrl: undefined,
    metricsToken: undefined,
    flowsDir: 'flows',
    staffKey: undefined,
    staffKeyFile: undefined,
    logLevel: 'info',
  })
  t.end()
})

const everything = {
  PORT: '8080',
  HOST: '',
  PUBLIC_URL: 'https://line.example.org/',
  TWILIO_ACCOUNT_SID: `AC${'a'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'now,next',
  TWILIO_SMS_FROM: '+441622123456',
  TWILIO_API_URL: 'http://127.0.0.1:9/',
  DATA_DIR: '/data',
  DATABASE_URL: 'postgresql://me:secret@db.example.org/line?sslmode=require',
  METRICS_TOKEN: '0123456789abcdef',
  TEXTS_AN_HOUR: '250',
  SHARE_PORT: 'yes',
  FLOWS_DIR: '/flows',
  LOG_LEVEL: 'debug',
  STAFF_KEY: 'k'.repeat(43),
  HOME: '/me',
}

t.test('everything can be set, and an empty value counts as none', (t) => {
  t.strictSame(readConfig(everything), {
    port: 8080,
    host: '0.0.0.0',
    sharesPort: true,
    publicUrl: 'https://line.example.org',
    authTokens: ['now', 'next'],
    accountSid: everything.TWILIO_ACCOUNT_SID,
    smsFrom: '+441622123456',
    apiUrl: 'http://127.0.0.1:9',
    textsAnHour: 250,
    dataDir: '/data',
    databaseUrl: everything.DATABASE_URL,
    metricsToken: '0123456789abcdef',
    flowsDir: '/flows',
    staffKey: everything.STAFF_KEY,
    staffKeyFile: '/me/.signpost-key',
    logLevel: 'debug',
  })
  t.equal(readConfig({ ...everything, STAFF_KEY_FILE: '/key' }).staffKeyFile, '/key')
  t.end()
})

const set = { TWILIO_AUTH_TOKEN: 'secret', PUBLIC_URL: 'https://line.example.org' }

const wrong: [env: Record<string, string>, message: string][] = [
  ...['https://[', 'https://a:b', 'https://x.org:99999', 'https://user:secret@x.org'].map(
    (url): [Record<string, string>, string] => [
      { ...set, PUBLIC_URL: url },
      "PUBLIC_URL can't be used as it is. The address that Twilio calls, like https://line.example.org.",
    ],
  ),
  ...['many', '0', '65536', '80.5'].map((PORT): [Record<string, string>, string] => [
    { PORT },
    "PORT can't be used as it is. The port to listen on, from 1 to 65535.",
  ]),
  [
    { ...set, PUBLIC_URL: 'line.example.org' },
    "PUBLIC_URL can't be used as it is. The address that Twilio calls, like https://line.example.org.",
  ],
  [
    { ...set, PUBLIC_URL: 'https://x.org?y' },
    "PUBLIC_URL can't be used as it is. The address that Twilio calls, like https://line.example.org.",
  ],
  [
    { TWILIO_ACCOUNT_SID: 'SK1' },
    "TWILIO_ACCOUNT_SID can't be used as it is. The account, AC and 32 digits or letters a to f.",
  ],
  [
    { TWILIO_AUTH_TOKEN: 'a,b,c' },
    "TWILIO_AUTH_TOKEN can't be used as it is. One auth token, or two with a comma between them.",
  ],
  [
    { TWILIO_SMS_FROM: '01622' },
    "TWILIO_SMS_FROM can't be used as it is. The number that sends texts, like +441622123456.",
  ],
  [
    { TWILIO_API_URL: 'ftp://x' },
    "TWILIO_API_URL can't be used as it is. The REST API that sends texts, like https://api.twilio.com.",
  ],
  ...[
    ...['mysql://x/y', 'postgres://[', 'postgres://a b'],
    ...['postgres://me:12/34@x/y', 'postgres://me:s@cr/et@x/y', 'postgres://me:12?34@x/y', 'postgres://me:12#34@x/y'],
  ].map((url): [Record<string, string>, string] => [
    { DATABASE_URL: url },
    "DATABASE_URL can't be used as it is. A PostgreSQL database, like postgres://user:password@host:5432/name. " +
      'In the password, write % as %25, @ as %40, / as %2F, ? as %3F and # as %23.',
  ]),
  [{ METRICS_TOKEN: 'short' }, "METRICS_TOKEN can't be used as it is. A secret of 16 characters or more."],
  [
    { SHARE_PORT: '1' },
    "SHARE_PORT can't be used as it is. yes, for several processes of one machine on the same port.",
  ],
  [{ LOG_LEVEL: 'loud' }, "LOG_LEVEL can't be used as it is. silent, fatal, error, warn, info, debug or trace."],
  [
    { TWILIO_AUTH_TOKEN: 'secret' },
    'PUBLIC_URL is not set: signatures are checked against it. Set it to the address that Twilio calls.',
  ],
  [
    { HOST: '0.0.0.0' },
    'HOST needs TWILIO_AUTH_TOKEN: without it the line listens on loopback only. Set the token, or leave HOST out.',
  ],
]

t.test('a wrong value is named in one line that says what to do, without the value', (t) => {
  for (const [env, message] of wrong) t.throws(() => readConfig(env), new ConfigError(message), JSON.stringify(env))
  t.end()
})

t.test('the address of a trial line is the one it listens on', (t) => {
  t.equal(publicUrlOf(readConfig({ HOST: '::1' })), 'http://[::1]:3000')
  t.equal(listeningUrlOf({ ...readConfig({}), host: '0.0.0.0' }), 'http://127.0.0.1:3000')
  t.equal(publicUrlOf(readConfig({ PORT: '80' })), 'http://127.0.0.1:80')
  t.end()
})
