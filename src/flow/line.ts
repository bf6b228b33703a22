import type { AnyStateMachine } from 'xstate'
import type { BankHolidays } from '../hours/bank-holidays.ts'
import type { Contact } from './contacts.ts'
import type { Example } from './examples.ts'
import type { ReadLearnt } from './learnt.ts'
import type { Meaning } from './meaning.ts'
import type { Accepted, Origin } from './origin.ts'
import type { ReplyName } from './replies.ts'
import type { WordName } from './shared-words.ts'
import type { Template } from './template.ts'

interface StateHead {
  /** The path in the machine, such as `hate.menu`. */
  readonly id: string
  readonly title: string
  readonly sensitive: boolean
  /** As staff wrote them. */
  readonly keywords: readonly string[]
  readonly accepted: Accepted
}

/** A menu: a choice of options by key. */
export interface Menu extends StateHead {
  readonly kind: 'menu'
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
export interface Answer extends StateHead {
  readonly kind: 'answer'
  readonly contact: Contact | undefined
  readonly say: Template
  readonly text: Template
  readonly origin: Origin
}

/** A state as staff write it. */
export type State = Menu | Answer

/** A reply that only a text can bring. */
export interface TextReply {
  readonly text: Template
  /** As staff wrote them; none for the reply to what is not understood. */
  readonly keywords: readonly string[]
  readonly origin: Origin
  readonly accepted: Accepted
}

/** One revision of the flows, compiled and never changed: all that answering a call or a text needs. */
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
  /** Reasons why warnings about shared words may stand, by the name of the words. */
  readonly accepted: Readonly<Record<string, Accepted>>
  readonly replies: Readonly<Record<ReplyName, TextReply>>
  /** By id, in the order of the files. */
  readonly states: ReadonlyMap<string, State>
  /** The state that each topic begins with, by the topic's id, in the order of the files. */
  readonly topics: ReadonlyMap<string, string>
  /** The id of the main menu. */
  readonly main: string
  /** The states of the keys that work everywhere. */
  readonly globalKeys: { readonly '0': string; readonly '8': string; readonly '9': string }
  /** The keys that lead to a state from the main menu, which are its text code; '' for the main menu itself. */
  readonly codes: ReadonlyMap<string, string>
  /** The menu that `*` leads back to. */
  readonly parents: ReadonlyMap<string, string>
  /** By the normal form of the keyword (see keywords.ts). */
  readonly keywords: ReadonlyMap<string, Meaning>
  readonly filler: ReadonlySet<string>
  /** Words that are of danger or harmless, as often as not; as staff wrote them. */
  readonly doubtful: readonly string[]
  /** Whole texts that are harmless although a danger word is in them, as staff wrote them. */
  readonly harmless: readonly string[]
  /** Towns and villages, in the normal form of keywords: a text means the same whichever it names. */
  readonly places: ReadonlySet<string>
  /** Texts as people may send them, in the order of the files. */
  readonly examples: readonly Example[]
  /** What was learnt from the examples, or why there is nothing of it. */
  readonly learnt: ReadLearnt
  /** Texts that get no reply, as staff wrote them. */
  readonly thanks: readonly string[]
  readonly machine: AnyStateMachine
}

/** The id of a state as its topic's id, '' for a state of line.yaml, and its own name in that file: `hate.police`. */
export function splitId(id: string): { readonly topic: string; readonly name: string } {
  const dot = id.indexOf('.')
  return { topic: id.slice(0, Math.max(0, dot)), name: id.slice(dot + 1) }
}

/** The topic that a state belongs to, by their ids; '' for a state of line.yaml. */
export function topicOf(id: string): string {
  return splitId(id).topic
}

/** What a topic is called: the title of the state that it begins with. */
export function titleOfTopic({ states, topics }: Pick<Line, 'states' | 'topics'>, topic: string): string {
  return states.get(topics.get(topic)!)!.title
}
