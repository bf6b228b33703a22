import type { CountedTurn } from '../../src/counts/counted-turn.ts'
import type { Life } from './machine.ts'

/** What is counted of a turn: a kind of turn by the day, or by the hour. */
export type Kind = string

/** Turns of a life by their kind: when they were answered, in epoch milliseconds, and how many may have been counted though no answer came. */
export interface Page {
  readonly answered: Map<Kind, number[]>
  readonly unsure: Map<Kind, number>
}

/** All turns of a run, by life. */
export interface Book {
  readonly pages: ReadonlyMap<Life, Page>
  answered(life: Life, step: CountedTurn): void
  /** The steps that it may have been, if it was one. */
  unanswered(life: Life, steps: readonly CountedTurn[]): void
}

export function makeBook(): Book {
  const pages = new Map<Life, Page>()
  function pageOf(life: Life): Page {
    const page = pages.get(life) ?? { answered: new Map(), unsure: new Map() }
    pages.set(life, page)
    return page
  }
  return {
    pages,
    answered(life, step) {
      const { answered } = pageOf(life)
      for (const kind of kindsOf(step)) answered.set(kind, answered.get(kind) ?? [])
      for (const kind of kindsOf(step)) answered.get(kind)!.push(Date.now())
    },
    unanswered(life, steps) {
      const { unsure } = pageOf(life)
      for (const kind of new Set(steps.flatMap(kindsOf))) unsure.set(kind, (unsure.get(kind) ?? 0) + 1)
    },
  }
}

/** The kind of a count: its channel, revision, state, input and next state. Those of an hour have no revision and no states. */
export function kindOf(channel: string, ...[revision, ...others]: [string, string, string, string]): Kind {
  // Of two revisions that were live at once, a text may have been answered by either.
  return [channel, channel === 'sms' && revision ? 'any' : revision, ...others].join(' ')
}

function kindsOf({ revision, channel, from, kind, to }: CountedTurn): Kind[] {
  const ofHour = (what: string) => kindOf(channel, '', '', what, '')
  const ofDay = kindOf(channel, revision, from, kind, to)
  return [ofDay, ofHour('turn'), ...(kind === 'call' ? [ofHour('call')] : [])]
}
