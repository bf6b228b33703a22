import type { Publication } from '../store/revisions.ts'
import { loadLine, tellUnusable, UnusableError } from './load-line.ts'
import { type Lines, makeLines } from './pinned-lines.ts'
import { oneAtATime, repeat } from './repeat.ts'
import { type Answers, findStartupLine, type Sources } from './startup-line.ts'

/** How often the store is asked what is live, in ms: a notice may be lost. While it can't be reached, it is tried more often. */
const askEvery = 15_000
const tryEvery = 2_000

/** The lines of a machine, which follow what is published. */
export interface Live {
  readonly lines: Lines
  answers(): Answers
  /** Follows no more. */
  stop(): void
}

/**
 * Finds a line to answer with, and then follows the store: whatever is published there is live here within a second, or
 * within 15 s if the notice was lost. It never stops answering because of the store.
 *
 * @throws NewerStoreError, UnusableError
 */
export async function goLive(sources: Sources): Promise<Live> {
  const { access, seed, log } = sources
  const first = await findStartupLine(sources)
  const lines = makeLines(first.line, (revision) => loadLine(sources, revision))
  let { answers, unusable } = first

  async function follow(): Promise<void> {
    const publication = (await access.read(({ revisions }) => revisions.live())) ?? (await seed())
    if (!publication || publication.hash === unusable) return
    try {
      await show(publication)
      answers = 'live'
      unusable = ''
    } catch (error) {
      if (!(error instanceof UnusableError)) return
      unusable = publication.hash
      if (answers === 'live') answers = 'older'
      tellUnusable(log, publication.hash, error)
    }
  }

  async function show({ hash, revision: number }: Publication): Promise<void> {
    if (hash === lines.live().revision) return
    lines.show((await loadLine(sources, hash))!)
    log.info({ revision: hash, number }, 'This revision answers from now on.')
  }

  const ask = oneAtATime(() => follow().catch(() => {}))
  access.onPublished(ask)
  // What was published while the first line was made.
  ask()
  return {
    lines,
    answers: () => answers,
    stop: repeat(ask, () => (access.state() === 'unreachable' ? tryEvery : askEvery)),
  }
}
