import type { TextSize } from '../../content/measure.ts'
import { inOrder, type Saying, sayingsOf } from '../../content/sayings.ts'
import { type Line, type State, titleOfTopic, topicOf } from '../../flow/line.ts'
import { mapValues } from '../../flow/map-values.ts'
import type { Origin } from '../../flow/origin.ts'
import { type Section, sectionTitles, sharedWords } from '../../flow/shared-words.ts'
import { momentInWords } from '../../hours/dates.ts'
import { codeOf } from '../../line/render-words.ts'
import { type ContactRow, contactRows } from './contact-rows.ts'
import { type Passage, passageOf } from './passages.ts'
import { type Channel, routeInWords, routesOf } from './routes.ts'

/** Everything that a line can say and text at an instant, in the order in which staff proofread it. Plain JSON. */
export interface Script {
  /** The line's. */
  readonly title: string
  readonly revision: string
  /** ISO 8601, in UTC. */
  readonly instant: string
  /** The instant in the line's time zone: "Friday 25 December 2026, 10am". */
  readonly at: string
  /** The only channel that it covers; null for both. */
  readonly channel: Channel | null
  readonly counts: { readonly states: number; readonly answers: number; readonly contacts: number }
  /** The answer that takes longest to hear; null with texts only. */
  readonly longestHeard: (PassagePlace & { readonly seconds: number }) | null
  /** The text of most units; null with calls only. */
  readonly longestTexted: (PassagePlace & TextSize) | null
  readonly chapters: readonly Chapter[]
  /** The passages that belong to no state; empty where the channel has none. */
  readonly sections: Readonly<Record<Section, readonly Passage[]>>
  /** Texts that get no reply, as staff wrote them; none with calls only. */
  readonly thanks: readonly string[]
  readonly contacts: readonly ContactRow[]
}

/** Where a passage is: "22 Report, not to the police", or "Sent to words of danger" for a text of no state. */
export interface PassagePlace {
  readonly id: string
  readonly place: string
}

/** The states of a topic; or, without a topic, those of line.yaml: the main menu first, and last those of the keys that work anywhere. */
export interface Chapter {
  readonly id: string
  readonly topic: string | null
  readonly title: string
  readonly scenes: readonly Scene[]
}

/** A state: how people get there, and what they hear and read there. It has no keywords with calls only. */
export interface Scene extends Pick<State, 'id' | 'kind' | 'title' | 'keywords'> {
  readonly code: string
  /** The routes to it, in sentences without the full stop: the one that gives it its code, then the others. */
  readonly ways: readonly string[]
  readonly isSensitive: boolean
  readonly passages: readonly Passage[]
  /** The id and the name of its contact. */
  readonly contact: { readonly id: string; readonly name: string } | null
  /** Where an answer's facts come from; null for a menu. */
  readonly origin: Origin | null
}

/** Makes the script of a line at an instant, or only the part of one channel. */
export function makeScript(line: Line, now: Temporal.Instant, channel?: Channel): Script {
  const sayings = sayingsOf({ line, now }).filter((saying) => channel === undefined || saying.channel === channel)
  const chapters = chaptersOf(line, sayings, channel)
  const scenes = chapters.flatMap((chapter) => chapter.scenes)
  const contacts = contactRows({ line, now }, channel)
  return {
    title: line.title,
    revision: line.revision,
    instant: now.toString(),
    at: momentInWords(now, line.timeZone),
    channel: channel ?? null,
    counts: {
      states: scenes.length,
      answers: scenes.filter(({ kind }) => kind === 'answer').length,
      contacts: contacts.length,
    },
    ...longestOf(line, sayings),
    chapters,
    sections: sectionsOf(line, sayings),
    thanks: channel === 'voice' ? [] : line.thanks,
    contacts,
  }
}

function chaptersOf(line: Line, sayings: readonly Saying[], channel: Channel | undefined): Chapter[] {
  const passages = Map.groupBy(sayings, ({ state }) => state)
  const routes = routesOf(line)
  const chapters = Map.groupBy(inOrder(line), (state) => chapterOf(state, line))
  return [...chapters].map(([id, states]) => ({
    id,
    topic: topicOf(states[0]!.id) || null,
    title: titleOf(id, line),
    scenes: states.map((state) => ({
      ...sceneOf(state, line),
      ways: [
        ...(state.id === line.main && channel !== 'sms' ? ['Call the line'] : []),
        ...(routes.get(state.id) ?? []).map((route) => routeInWords(route, channel)),
      ],
      keywords: channel === 'voice' ? [] : state.keywords,
      passages: passages.get(state.id)!.map((saying) => passageOf(saying, line)),
    })),
  }))
}

const mainChapter = 'line.main'
const alwaysChapter = 'line.always'

/** The topic of a state; those of line.yaml stand with the main menu, or with the keys that work anywhere. */
function chapterOf({ id }: State, line: Line): string {
  const isOfKey = id !== line.main && Object.hasOwn(line.globalKeys, codeOf(id, line))
  return topicOf(id) || (isOfKey ? alwaysChapter : mainChapter)
}

function titleOf(chapter: string, line: Line): string {
  if (chapter === alwaysChapter) return 'At any time'
  return chapter === mainChapter ? line.states.get(line.main)!.title : titleOfTopic(line, chapter)
}

function sceneOf(state: State, line: Line) {
  const { id, kind, title, sensitive, contact } = state
  return {
    id,
    kind,
    title,
    code: codeOf(id, line),
    isSensitive: sensitive,
    contact: contact ? { id: contact.id, name: contact.name } : null,
    origin: state.kind === 'answer' ? state.origin : null,
  }
}

function longestOf(line: Line, sayings: readonly Saying[]): Pick<Script, 'longestHeard' | 'longestTexted'> {
  const isOfAnswer = ({ state }: Saying) => line.states.get(state ?? '')?.kind === 'answer'
  const answers = sayings.filter((saying) => saying.channel === 'voice').filter(isOfAnswer)
  const texts = sayings.filter((saying) => saying.channel === 'sms')
  const heard = longest(answers, ({ seconds }) => seconds)
  const sent = longest(texts, ({ size }) => size.units)
  return {
    longestHeard: heard && { ...placeOf(heard, line), seconds: Math.round(heard.seconds) },
    longestTexted: sent && { ...placeOf(sent, line), ...sent.size },
  }
}

/** The greatest, or the first of several; null if there are none. */
function longest<T>(all: readonly T[], measure: (one: T) => number): T | null {
  return all.reduce<T | null>((most, one) => (most && measure(most) >= measure(one) ? most : one), null)
}

function placeOf({ id, state, when }: Saying, line: Line): PassagePlace {
  return { id, place: state === undefined ? `Sent ${when}` : `${codeOf(state, line)} ${line.states.get(state)!.title}` }
}

function sectionsOf(line: Line, sayings: readonly Saying[]): Script['sections'] {
  const shared = sayings.filter(({ state }) => state === undefined)
  const sections = Map.groupBy(shared, ({ subject }) =>
    'words' in subject ? sharedWords[subject.words].section : 'replies',
  )
  return mapValues(sectionTitles, (_, id) => (sections.get(id) ?? []).map((saying) => passageOf(saying, line)))
}
