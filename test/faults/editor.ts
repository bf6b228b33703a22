import { proposeFiles } from '../../src/publish/propose.ts'
import type { Publishable } from '../../src/store/revisions.ts'
import type { Store } from '../../src/store/store.ts'
import type { Chance } from './chance.ts'
import type { Edition } from './editions.ts'
import type { History } from './history.ts'
import type { Watch } from './watch.ts'

/** What somebody does to what is live. */
export type Edit = 'publish' | 'publish twice' | 'roll back'

/** Somebody who publishes. */
export interface Editor {
  /** Does it, and waits until it has come to every machine. Returns what was done, in words. */
  edit(edit: Edit): Promise<string>
}

/** What an editor works with. */
export interface EditorOptions {
  readonly store: Store
  readonly editions: readonly Edition[]
  readonly history: History
  readonly watch: Watch
  readonly chance: Chance
}

/** Editions so near to what is live are not published again: one could not be told from the other by its hash. */
const keptApart = 3

/** Proposes every edition as the command line does, and then publishes at any time. @throws when the check finds an error */
export async function makeEditor({ store, editions, history, watch, chance }: EditorOptions): Promise<Editor> {
  const proposed = new Map<string, Publishable>()
  const numbers = new Map<string, number>()
  for (const { files, line } of editions) {
    const { what, findings } = await proposeFiles(store, files, Temporal.Now.instant())
    const error = findings.find(({ severity }) => severity === 'error')
    if (error) throw new Error(error.what)
    proposed.set(line.revision, what)
  }

  /** A hash that is far enough from what is live, and never was live if that is wanted and there is one. */
  function choose(isNew: boolean): string {
    const near = history.entries.slice(-keptApart).map(({ hash }) => hash)
    const far = [...proposed.keys()].filter((hash) => !near.includes(hash))
    const wanted = far.filter((hash) => numbers.has(hash) !== isNew)
    return chance.pick(wanted.length > 0 ? wanted : far)
  }

  async function goLive(hash: string, what: Publishable): Promise<string> {
    const entry = history.begin(hash)
    try {
      const live = await store.revisions.live()
      const occasion = { author: 'editor', note: 'A fault run', at: Date.now(), instead: live?.number }
      const publication = await store.revisions.publish(what, occasion)
      if (!publication) return 'it was refused, since something else had been published'
      numbers.set(hash, publication.revision)
      entry.done = { publication, at: performance.now() }
      return `revision ${publication.revision} (${hash}) is live`
    } catch (error) {
      return `it failed (${(error as Error).message})`
    }
  }

  const publish = () => {
    const hash = choose(true)
    return goLive(hash, proposed.get(hash)!)
  }
  const rollBack = () => {
    const hash = choose(false)
    const revision = numbers.get(hash)
    return goLive(hash, revision === undefined ? proposed.get(hash)! : { revision })
  }
  return {
    async edit(edit) {
      const first = await (edit === 'roll back' ? rollBack() : publish())
      const words = edit === 'publish twice' ? `${first}, and at once ${await publish()}` : first
      await watch.arrived()
      return words
    },
  }
}
