import t from 'tap'
import { checkFlows } from '../../src/check/check-flows.ts'
import { previewOf } from '../../src/publishing/preview.ts'
import { openStore } from '../../src/store/store.ts'
import { noon, shippedFiles } from '../support/line.ts'
import { fillStore } from '../support/store.ts'

t.test('a store that is lost between two questions is no reason to show anything', async (t) => {
  const dataDir = t.testdir()
  await fillStore(dataDir)
  const store = await openStore({ databaseUrl: undefined, dataDir })
  t.teardown(() => store.close())
  const revisions = { ...store.revisions, files: () => Promise.reject(new Error('lost')) }
  const now = Temporal.Instant.fromEpochMilliseconds(noon)
  await t.rejects(previewOf(shippedFiles, [], { store: { ...store, revisions }, check: checkFlows, now }), /^lost$/)
})
