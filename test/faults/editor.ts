import { checkFlows } from '../../src/check/check-flows.ts'
import { previewOf } from '../../src/publishing/preview.ts'
import type { Publication, Publishable } from '../../src/store/revisions.ts'
import type { Store } from '../../src/store/store.ts'
import type { Chance } from './chance.ts'
import type { Edition } from './editions.ts'
import type { History } from './history.ts'
import type { Watch } from './watch.ts'

/** What somebody does to what is live. */
export type Edit = 'publish' | 'publish twice' | 'roll back'

/** Somebody who publishes. */
export interface Editor {
  /** Does it, and waits until it has come to every machine. Returns what came of it, in words. */
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

/** Looks at every edition as the command line does, and then publishes at any time. @throws when the check finds an error */
export async function makeEditor({ store, editions, history, watch, chance }: EditorOptions): Promise<Editor> {
  const shelf = await shelve(store, editions)
  let globalKeys = 0

  /** Something that never was live, or was, if there is any left; not what a machine may have now: the hash would not tell when it comes. */
  function choose(isNew: boolean): string {
    const near = history.entries.slice(globalKeys).map(({ hash }) => hash)
    const far = [...shelf.keys()].filter((hash) => !near.includes(hash))
    const wanted = far.filter((hash) => 'files' in shelf.get(hash)! === isNew)
    return chance.pick(wanted.length > 0 ? wanted : far)
  }

  async function goLive(hash: string): Promise<string> {
    const entry = history.begin(hash)
    try {
      const publication = await publish(store, shelf.get(hash)!)
      shelf.set(hash, { revision: publication.revision })
      entry.done = { publication, at: performance.now() }
      return `revision ${publication.revision} (${hash}) is live`
    } catch (error) {
      return `it failed (${(error as Error).message})`
    }
  }

  return {
    async edit(edit) {
      const isNew = edit !== 'roll back'
      const first = await goLive(choose(isNew))
      const words = edit === 'publish twice' ? `${first}; and at once ${await goLive(choose(isNew))}` : first
      await watch.arrived()
      globalKeys = history.entries.findLastIndex(({ done }) => done)
      return words
    },
  }
}

/** What can be published, by its hash: editions, and the revision that is live. */
async function shelve(store: Store, editions: readonly Edition[]): Promise<Map<string, Publishable>> {
  const live = (await store.revisions.live())!
  const shelf = new Map<string, Publishable>([[live.hash, { revision: live.revision }]])
  for (const { files, line } of editions.filter(({ line }) => line.revision !== live.hash)) {
    const { findings } = await previewOf(files, [], { store, check: checkFlows, now: Temporal.Now.instant() })
    const error = findings.find(({ severity }) => severity === 'error')
    if (error) throw new Error(error.what)
    shelf.set(line.revision, { files, findings })
  }
  return shelf
}

async function publish({ revisions }: Store, what: Publishable): Promise<Publication> {
  const live = await revisions.live()
  const occasion = { author: 'editor', note: 'While machines break', at: Date.now(), expectedLive: live?.number }
  const publication = await revisions.publish(what, occasion)
  if (!publication) throw new Error('something else had been published')
  return publication
}
