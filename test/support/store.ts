import type { FlowFiles } from '../../src/flow/files.ts'
import { openStore } from '../../src/store/store.ts'
import { noon, shippedFiles } from './line.ts'

/** Makes flow files live in the SQLite store of a data folder, unchecked: a line that starts there need not check them first. */
export async function fillStore(dataDir: string, files: FlowFiles = shippedFiles): Promise<void> {
  const store = await openStore({ databaseUrl: undefined, dataDir })
  const occasion = { author: 'Ann', note: 'First', at: noon, expectedLive: undefined }
  await store.revisions.publish({ files, findings: [] }, occasion)
  await store.close()
}
