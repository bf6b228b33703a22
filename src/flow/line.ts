import type { AnyStateMachine } from 'xstate'
import type { BankHolidays } from './bank-holidays.ts'
import type { Contact } from './contacts.ts'
import type { MachineConfig } from './machine.ts'
import type { WordName } from './schema.ts'
import type { Template } from './template.ts'

/** A menu: a choice of options by key. `id` is its path in the machine, such as `hate.menu`. */
export interface Menu {
  readonly kind: 'menu'
  readonly id: string
  readonly title: string
  readonly sensitive: boolean
  /** The contact that its guards ask about. */
  readonly contact: Contact | undefined
  readonly options: readonly Option[]
  /** The answers that its text gives first. */
  readonly lead: readonly string[]
}

/** An option of a menu. Its first target is where it leads if no guard stands before it. */
export interface Option {
  readonly key: string
  readonly label: string
  readonly branches: readonly { readonly target: string; readonly guard?: string }[]
}

/** An answer: what is said, and what is texted. */
export interface Answer {
  readonly kind: 'answer'
  readonly id: string
  readonly title: string
  readonly sensitive: boolean
  readonly contact: Contact | undefined
  readonly say: Template
  readonly text: Template
}

/** A state as staff write it. */
export type State = Menu | Answer

/** A reply that only a text can bring. */
export type NoticeName = 'unknown' | 'danger' | 'police' | 'safe' | 'about'

/** What a keyword leads to: a state's id, a notice, or no reply at all. */
export type Meaning = { readonly state: string } | { readonly notice: NoticeName } | { readonly thanks: true }

/** One revision of the flows, compiled and never changed: all that a turn needs. */
export interface Line {
  /** A short hash of the files, so that machines agree on it without asking each other. */
  readonly revision: string
  readonly title: string
  readonly voice: string
  readonly language: string
  readonly timeZone: string
  readonly holidays: BankHolidays
  readonly contacts: ReadonlyMap<string, Contact>
  readonly words: Readonly<Record<WordName, Template>>
  readonly notices: Readonly<Record<NoticeName, Template>>
  /** By id, in the order of the files. */
  readonly states: ReadonlyMap<string, State>
  /** The id of the main menu. */
  readonly main: string
  /** The states of the keys that work everywhere. */
  readonly everywhere: { readonly '0': string; readonly '8': string; readonly '9': string }
  /** The keys that lead to a state from the main menu, which are its text code; '' for the main menu itself. */
  readonly codes: ReadonlyMap<string, string>
  /** The menu that `*` leads back to. */
  readonly backs: ReadonlyMap<string, string>
  /** By the normal form of the keyword (see keywords.ts). */
  readonly keywords: ReadonlyMap<string, Meaning>
  readonly filler: ReadonlySet<string>
  /** What `createMachine` was given, as plain JSON. */
  readonly config: MachineConfig
  readonly machine: AnyStateMachine
}
