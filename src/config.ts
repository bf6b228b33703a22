import { join } from 'node:path'
import * as Type from 'typebox'
import * as Value from 'typebox/value'

/** A setting that may be left out. */
const optional = (pattern: string, description: string) => Type.Optional(Type.String({ pattern, description }))

const urlPattern = '^https?://[^\\s?#]+$'

/** A description says what to write. */
const schema = Type.Object({
  PORT: Type.Integer({ minimum: 1, maximum: 65535, description: 'The port to listen on, from 1 to 65535.' }),
  HOST: Type.Optional(Type.String({ description: 'The address to listen on.' })),
  SHARE_PORT: Type.Optional(
    Type.Enum(['yes'], { description: 'yes, for several processes of one machine on the same port.' }),
  ),
  PUBLIC_URL: optional(urlPattern, 'The address that Twilio calls, like https://line.example.org.'),
  TWILIO_ACCOUNT_SID: optional('^AC[0-9a-f]{32}$', 'The account, AC and 32 digits or letters a to f.'),
  TWILIO_AUTH_TOKEN: optional('^[^\\s,]+(,[^\\s,]+)?$', 'One auth token, or two with a comma between them.'),
  TWILIO_SMS_FROM: optional('^\\+[1-9]\\d{7,14}$', 'The number that sends texts, like +441622123456.'),
  TWILIO_API_URL: Type.String({
    default: 'https://api.twilio.com',
    pattern: urlPattern,
    description: 'The REST API that sends texts, like https://api.twilio.com.',
  }),
  DATA_DIR: Type.String({ default: 'data', description: 'A folder that the line may write to.' }),
  DATABASE_URL: optional(
    '^postgres(ql)?://[^\\s]+$',
    'A PostgreSQL database, like postgres://user:password@host:5432/name. In the password, write % as %25, @ as %40, / as %2F, ? as %3F and # as %23.',
  ),
  TEXTS_AN_HOUR: Type.Integer({
    minimum: 1,
    maximum: 10_000_000,
    description: 'The most texts in an hour, a whole number from 1.',
  }),
  METRICS_TOKEN: optional('^[^\\s]{16,}$', 'A secret of 16 characters or more.'),
  FLOWS_DIR: Type.String({ default: 'flows', description: 'The folder of flow files.' }),
  STAFF_KEY: Type.Optional(Type.String({ description: 'The key that `staff key` made.' })),
  STAFF_KEY_FILE: Type.Optional(Type.String({ description: 'The file that holds your key.' })),
  LOG_LEVEL: Type.Enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'], {
    default: 'info',
    description: 'silent, fatal, error, warn, info, debug or trace.',
  }),
})

/** The settings of the environment. URLs have no slash at their end. */
export interface Config {
  readonly port: number
  readonly host: string
  /** Whether other processes of this machine may listen on the port too. */
  readonly sharesPort: boolean
  /** Undefined: the address that it listens on. */
  readonly publicUrl: string | undefined
  /** Empty: make a token, and listen on loopback only. */
  readonly authTokens: readonly string[]
  readonly accountSid: string | undefined
  readonly smsFrom: string | undefined
  readonly apiUrl: string
  /** The most texts in an hour: those that callers ask for, and the replies to the UK. */
  readonly textsAnHour: number
  readonly dataDir: string
  /** Undefined: the store is a file in the data folder. */
  readonly databaseUrl: string | undefined
  /** Undefined: metrics are told by a trial line only, and to this machine. */
  readonly metricsToken: string | undefined
  readonly flowsDir: string
  /** The key of the member of staff who runs a command. */
  readonly staffKey: string | undefined
  /** The file that holds it otherwise. Undefined where there is no home folder. */
  readonly staffKeyFile: string | undefined
  readonly logLevel: string
}

/** The line can't start with this environment. The message is one line that says what to change. */
export class ConfigError extends Error {}

const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

/** The variables of an environment. */
export type Environment = Readonly<Record<string, string | undefined>>

/** Reads and checks the environment. An empty value counts as none. @throws ConfigError */
export function readConfig(env: Environment): Config {
  const values = parse(env)
  for (const name of ['PUBLIC_URL', 'TWILIO_API_URL'] as const) checkUrl(name, values[name])
  checkDatabaseUrl(values.DATABASE_URL)
  const authTokens = values.TWILIO_AUTH_TOKEN?.split(',') ?? []
  const trial = authTokens.length === 0
  if (!trial && !values.PUBLIC_URL)
    throw new ConfigError(
      'PUBLIC_URL is not set: signatures are checked against it. Set it to the address that Twilio calls.',
    )
  if (trial && values.HOST && !loopback.has(values.HOST))
    throw new ConfigError(
      'HOST needs TWILIO_AUTH_TOKEN: without it the line listens on loopback only. Set the token, or leave HOST out.',
    )
  return {
    port: values.PORT,
    host: values.HOST ?? (trial ? '127.0.0.1' : '0.0.0.0'),
    sharesPort: values.SHARE_PORT === 'yes',
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/, ''),
    authTokens,
    accountSid: values.TWILIO_ACCOUNT_SID,
    smsFrom: values.TWILIO_SMS_FROM,
    apiUrl: values.TWILIO_API_URL.replace(/\/+$/, ''),
    textsAnHour: values.TEXTS_AN_HOUR,
    dataDir: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL,
    metricsToken: values.METRICS_TOKEN,
    flowsDir: values.FLOWS_DIR,
    staffKey: values.STAFF_KEY,
    staffKeyFile: values.STAFF_KEY_FILE ?? (env.HOME && join(env.HOME, '.signpost-key')),
    logLevel: values.LOG_LEVEL,
  }
}

/** Twilio drops a user name and password before it signs, so a URL that holds them would fail every signature. */
function checkUrl(name: 'PUBLIC_URL' | 'TWILIO_API_URL', url: string | undefined): void {
  if (url === undefined || (URL.canParse(url) && !url.includes('@'))) return
  throw refusal(name)
}

/**
 * A password that is not escaped may end where the driver does not expect it. The rest would be taken for the host, and be in
 * the log as what could not be reached.
 */
function checkDatabaseUrl(url: string | undefined): void {
  if (url === undefined) return
  if (!URL.canParse(url) || /\/\/.*[/?#].*@/.test(url)) throw refusal('DATABASE_URL')
}

/** Says what to write, but never the value: it may be a secret. */
function refusal(name: keyof typeof schema.properties): ConfigError {
  const { description } = schema.properties[name] as { description?: string }
  return new ConfigError(`${name} can't be used as it is. ${description}`)
}

function parse(env: Environment): Type.Static<typeof schema> {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value))
  const numbers = { PORT: Number(set.PORT ?? 3000), TEXTS_AN_HOUR: Number(set.TEXTS_AN_HOUR ?? 1000) }
  const values: unknown = Value.Default(schema, { ...set, ...numbers })
  if (Value.Check(schema, values)) return values
  const [first] = Value.Errors(schema, values)
  throw refusal(first!.instancePath.slice(1) as keyof typeof schema.properties)
}

/** The address that Twilio calls; if none is set, the one that the line listens on. */
export function publicUrlOf(config: Config): string {
  return config.publicUrl ?? listeningUrlOf(config)
}

/** Where the line can be reached on this machine. */
export function listeningUrlOf({ host, port }: Config): string {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`
}
