import { ignore } from '../log.ts'
import type { Publication } from '../store/revisions.ts'
import { loadLine, logUnusable, UnusableError } from './load-line.ts'
import { makeNoticeBoard } from './notice-board.ts'
import { type Lines, makeLines } from './pinned-lines.ts'
import { oneAtATime, repeat } from './repeat.ts'
import { type Answers, findStartupLine, type Sources } from './startup-line.ts'
import type { StoreState } from './store-access.ts'

/** How often the store is asked what is live, in ms, since the word of a change may be lost; and how often while it can't be reached. */
const askEvery = 15_000
const tryEvery = 2_000

/** What /health and /metrics tell: the revision that new calls get, where it comes from, and whether the store can be used. */
export interface Condition {
  readonly revision: string
  readonly answers: Answers
  readonly store: StoreState
}

/** The lines and notices of a machine, which follow what is published and posted. */
export interface Live {
  readonly lines: Lines
  condition(): Condition
  /** Follows no more. */
  stop(): void
}

/**
 * Finds a line to answer with, then follows the store: what is published or posted there is live here within a second, or within
 * 15 s if the word of it was lost. Whatever becomes of the store, the machine goes on answering.
 *
 * @throws NewerStoreError, UnusableError
 */
export async function goLive(sources: Sources): Promise<Live> {
  const { access, seed, log, now } = sources
  const first = await findStartupLine(sources)
  const lines = makeLines(first.line, (revision) => loadLine(sources, revision))
  let { answers, unusable } = first
  const post = makeNoticeBoard(lines, first.notices, log)

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
      logUnusable(log, publication.hash, error)
    }
  }

  async function show({ hash, revision: number }: Publication): Promise<void> {
    if (hash === lines.live().revision) return
    lines.show((await loadLine(sources, hash))!)
    log.info({ revision: hash, number }, 'This revision answers from now on.')
  }

  const readNotices = async () => post(await access.read(({ notices }) => notices.coming(now())))
  const ask = oneAtATime(async () => {
    await follow().catch(ignore)
    await readNotices().catch(ignore)
  })
  access.onAnnounced(ask)
  // Something may have been published while the first line was loaded.
  ask()
  return {
    lines,
    condition: () => ({ revision: lines.live().revision, answers, store: access.state() }),
    stop: repeat(ask, () => (access.state() === 'unreachable' ? tryEvery : askEvery)),
  }
}
