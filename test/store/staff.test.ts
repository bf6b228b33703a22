import t from 'tap'
import type { Right } from '../../src/store/rights.ts'
import type { Staff, StaffChanges } from '../../src/store/staff.ts'
import { startPostgres } from '../support/postgres.ts'
import { newStores, open } from './new-stores.ts'
import { versionOne } from './version-1.ts'

const kinds = newStores(await startPostgres(t))

const ann = { author: 'ann@example.org', at: 1 }
const files = (text: string) => ({ files: new Map([['line.yaml', text]]), findings: [] })
const code = (codeHash: string) => ({ codeHash, endsAt: 100 })
const byAnn = ['ann@example.org']

/** Adds or changes a member, who gets a code if one is given. */
const put = (staff: Staff, member: Parameters<StaffChanges['put']>[0], codeHash?: string, at = 1) =>
  staff.change(async (changes) => {
    await changes.put(member, byAnn, { ...ann, at })
    if (codeHash) await changes.invite(member.address, code(codeHash), byAnn, { ...ann, at })
  })
const remove = (staff: Staff) => staff.change((changes) => changes.remove(bob.address, ann))
const invite = (staff: Staff, codeHash: string) =>
  staff.change((changes) => changes.invite(bob.address, code(codeHash), byAnn, { ...ann, at: 2 }))
const bob = { address: 'bob@example.org', role: 'editor' } as const

for (const [kind, make] of Object.entries(kinds)) {
  t.test(`${kind}: a member claims a key once, and it ends with a new code or with the member`, async (t) => {
    const { staff, audit } = await open(t, (await make(t)).place)
    await put(staff, bob, 'c1')
    const invited = { ...bob, keyHash: '', codeEndsAt: 100 }
    t.strictSame(await staff.list(), [invited])
    t.equal(await staff.claim('c1', 'k1', 100), undefined, 'the code has ended')
    t.equal(await staff.claim('c2', 'k1', 99), undefined, 'nobody has this code')
    const known = { ...invited, keyHash: 'k1', codeEndsAt: 0 }
    t.strictSame(await staff.claim('c1', 'k1', 99), known)
    t.strictSame(await staff.list(), [known])
    t.equal(await staff.claim('c1', 'k2', 99), undefined, 'the code was used')
    await put(staff, { ...bob, role: 'publisher' })
    t.match(await staff.list(), [{ keyHash: 'k1', role: 'publisher' }], 'another role takes no other key')
    await invite(staff, 'c3')
    t.match(await staff.list(), [{ keyHash: '' }])
    t.match(await staff.claim('c3', 'k3', 3), { keyHash: 'k3' })
    await remove(staff)
    t.strictSame(await staff.list(), [])
    t.strictSame(
      (await audit(9)).map(({ author, action, about }) => `${author}: ${action} ${about}`),
      [
        'ann@example.org: remove bob@example.org',
        'bob@example.org: make key bob@example.org',
        'ann@example.org: give code bob@example.org',
        'ann@example.org: give role bob@example.org, publisher',
        'bob@example.org: make key bob@example.org',
        'ann@example.org: give code bob@example.org',
        'ann@example.org: give role bob@example.org, editor',
      ],
    )
  })

  t.test(`${kind}: two publishers with a key are noted for ever`, async (t) => {
    const { staff, audit } = await open(t, (await make(t)).place)
    await put(staff, { address: 'ann@example.org', role: 'administrator' }, 'a')
    await put(staff, { ...bob, role: 'publisher' }, 'b')
    await staff.claim('a', 'k1', 2)
    t.equal(await staff.hadTwoPublishers(), false, 'one of them has no key')
    await staff.claim('b', 'k2', 2)
    t.equal(await staff.hadTwoPublishers(), true)
    await remove(staff)
    await put(staff, bob, 'b')
    await staff.claim('b', 'k2', 2)
    await put(staff, { ...bob, role: 'publisher' })
    t.equal(await staff.hadTwoPublishers(), true)
    const noted = (await audit(99)).filter(({ action }) => action === 'be two')
    t.match(noted, [{ author: bob.address, about: 'from now on two publishers: ann@example.org and bob@example.org' }])
    t.equal(noted.length, 1)
  })

  t.test(`${kind}: who vouched for whom is known for a day, whatever becomes of them`, async (t) => {
    const { staff } = await open(t, (await make(t)).place)
    await put(staff, bob, 'c')
    await remove(staff)
    const day = 24 * 60 * 60 * 1000
    const vouching = { address: bob.address, voucher: 'ann@example.org' }
    t.strictSame(await staff.vouchings(day), [vouching, vouching])
    t.strictSame(await staff.vouchings(1 + day), [])
  })

  t.test(`${kind}: a change of the list is made whole or not at all`, async (t) => {
    const { staff } = await open(t, (await make(t)).place)
    const failing = staff.change(async (changes) => {
      await changes.put(bob, byAnn, ann)
      throw new Error('no')
    })
    await t.rejects(failing, /^no$/)
    t.strictSame([await staff.list(), await staff.vouchings(2)], [[], []])
  })

  t.test(`${kind}: what somebody may do is looked at again when it is done`, async (t) => {
    const { staff, revisions, proposals } = await open(t, (await make(t)).place)
    await put(staff, { ...bob, role: 'publisher' }, 'b')
    await staff.claim('b', 'k', 2)
    const right = { keyHash: 'k', needed: 'publisher' } as const
    const by = { ...ann, note: 'x', expectedLive: undefined }
    const publish = (more: Partial<Right>) => revisions.publish(files('one'), { ...by, right: { ...right, ...more } })
    const changed = { message: /^Nothing was done: what you may do has changed meanwhile\./ }
    await t.rejects(publish({ keyHash: 'other' }), changed)
    await t.rejects(publish({ needed: 'administrator' }), changed)
    const required = await proposals.add({ kind: 'second-person', rule: 'required' }, { ...ann, note: 'x' })
    await t.rejects(
      proposals.approve(required, { author: ann.author, at: 3 }),
      /^Nothing was done: it is your own proposal\./,
    )
    await proposals.approve(required, { author: bob.address, at: 100_000_000, right })
    await t.rejects(publish({ isAlone: true }), changed)
    t.match(await publish({}), { revision: 1 })
    const late = proposals.addRevision({ revision: 1 }, 1, { ...by, editedBy: [], right: { ...right, keyHash: 'x' } })
    await t.rejects(late, changed)
    const number = await proposals.addRevision({ revision: 1 }, 1, { ...by, editedBy: [], right })
    await t.rejects(proposals.reject(number, { ...by, right: { ...right, keyHash: 'x' } }), changed)
    await put(staff, { address: 'cat@example.org', role: 'publisher' }, 'c')
    await staff.claim('c', 'k2', 2)
    await t.rejects(publish({ isAlone: true }), changed)
  })

  t.test(`${kind}: staff sign in until a time, and no longer than they are members`, async (t) => {
    const { staff } = await open(t, (await make(t)).place)
    const signIn = (token: string, now: number, endsAt: number) => staff.signIn(token, bob.address, { now, endsAt })
    await put(staff, bob)
    await signIn('t1', 1, 100)
    await signIn('t2', 1, 200)
    t.match(await staff.signedIn('t1', 99), bob)
    t.equal(await staff.signedIn('t1', 100), undefined, 'it has ended')
    await staff.signOut('t2')
    t.equal(await staff.signedIn('t2', 99), undefined)
    await signIn('t3', 100, 200)
    t.equal(await staff.signedIn('t1', 99), undefined, 'what has ended goes when somebody signs in')
    await invite(staff, 'c')
    t.equal(await staff.signedIn('t3', 99), undefined, 'a new code ends what was let in before')
    await signIn('t4', 1, 200)
    await remove(staff)
    t.equal(await staff.signedIn('t4', 99), undefined)
    await t.rejects(signIn('t5', 1, 200))
  })

  t.test(`${kind}: what is proposed is carried out when it is approved`, async (t) => {
    const { proposals, revisions } = await open(t, (await make(t)).place)
    await revisions.publish(files('one'), { ...ann, note: 'First', expectedLive: undefined })
    const by = { ...ann, note: 'Second', editedBy: ['eve@example.org'] }
    t.equal(await proposals.addRevision(files('two'), 1, by), 1)
    t.match(await revisions.live(), { revision: 1 }, 'nothing is live by being proposed')
    t.strictSame(await revisions.files(2), files('two').files)
    const second = { author: bob.address, at: 5 }
    t.equal(await proposals.approve(1, { ...second, expectedLive: 7 }), false, 'something else is live')
    const what = { kind: 'revision', revision: 2, instead: 1 }
    t.match(await proposals.find(1), { ...by, number: 1, what, decision: undefined })
    t.equal(await proposals.approve(1, { ...second, expectedLive: 1 }), true)
    const agreed = { approver: bob.address, editedBy: by.editedBy }
    const live = { revision: 2, author: ann.author, ...agreed, note: 'Second', at: 5 }
    t.match(await revisions.live(), live)
    t.match(await revisions.publications(), [live, { approver: '', editedBy: [] }])
  })

  t.test(`${kind}: what is proposed is decided once`, async (t) => {
    const { proposals } = await open(t, (await make(t)).place)
    const [second, no] = [
      { author: bob.address, at: 5 },
      { author: bob.address, at: 5, note: 'No' },
    ]
    const propose = () => proposals.add({ kind: 'second-person', rule: 'typed' }, { ...ann, note: 'x' })
    const [one, two] = [await propose(), await propose()]
    t.equal(await proposals.approve(one, second), true)
    t.equal(await proposals.approve(one, second), false, 'it was approved already')
    t.equal(await proposals.reject(one, no), false)
    t.equal(await proposals.reject(two, no), true)
    t.equal(await proposals.approve(two, second), false, 'it was rejected already')
    t.strictSame([await proposals.approve(9, second), await proposals.reject(9, no)], [false, false])
    t.equal(await proposals.find(9), undefined)
    const outcomes = (await proposals.list()).map(
      ({ decision }) => `${decision?.outcome} ${decision?.author} ${decision?.note}`,
    )
    t.strictSame(outcomes, ['rejected bob@example.org No', 'approved bob@example.org '])
  })

  t.test(`${kind}: who is given a role by a proposal has it when that is approved`, async (t) => {
    const { proposals, staff } = await open(t, (await make(t)).place)
    const number = await proposals.add({ kind: 'role', ...bob, was: undefined }, { ...ann, note: 'Bob' })
    t.strictSame(await staff.list(), [])
    const eve = { author: 'eve@example.org', at: 5 }
    t.equal(await proposals.approve(number, { ...eve, invitation: code('c') }), true)
    t.match(await staff.list(), [{ ...bob, codeEndsAt: 100 }])
    const both = ['ann@example.org', 'eve@example.org'].map((voucher) => ({ address: bob.address, voucher }))
    t.strictSame(await staff.vouchings(5), both)
    const stale = await proposals.add({ kind: 'role', ...bob, was: 'viewer' }, { ...ann, note: 'Bob' })
    t.equal(await proposals.approve(stale, eve), false, 'he is no viewer by now')
    const raised = { kind: 'role', ...bob, role: 'publisher', was: 'editor' } as const
    t.equal(await proposals.approve(await proposals.add(raised, { ...ann, note: 'Bob' }), eve), true)
    t.match(await staff.list(), [{ role: 'publisher' }])
  })

  t.test(`${kind}: whether typing again may stand for a second person is what was approved last`, async (t) => {
    const { proposals } = await open(t, (await make(t)).place)
    const propose = (rule: 'typed' | 'required') =>
      proposals.add({ kind: 'second-person', rule }, { ...ann, note: rule })
    const second = { author: bob.address }
    t.equal(await proposals.secondPersonRule(), 'typed')
    const number = await propose('required')
    t.equal(await proposals.secondPersonRule(), 'typed')
    await proposals.approve(number, { ...second, at: 2 })
    t.equal(await proposals.secondPersonRule(), 'required')
    const [late, early] = [await propose('typed'), await propose('required')]
    await proposals.approve(early, { ...second, at: 3 })
    await proposals.approve(late, { ...second, at: 4 })
    t.equal(await proposals.secondPersonRule(), 'typed')
    await proposals.reject(await propose('required'), { ...ann, note: 'No' })
    t.equal(await proposals.secondPersonRule(), 'typed')
  })

  t.test(`${kind}: that a store serves a line with a token is noted once`, async (t) => {
    const store = await open(t, (await make(t)).place)
    t.equal(await store.isInService(), false)
    await Promise.all([store.noteService(1), store.noteService(1)])
    await store.noteService(2)
    t.equal(await store.isInService(), true)
    t.strictSame(await store.audit(9), [
      { at: 1, author: 'signpost', action: 'serve', about: 'a line with an auth token' },
    ])
  })

  t.test(`${kind}: nothing of what was proposed and decided is changed or removed`, async (t) => {
    const { place, open: openBare } = await make(t)
    const { proposals } = await open(t, place)
    const note = { ...ann, note: 'x' }
    await proposals.reject(await proposals.add({ kind: 'role', ...bob, was: undefined }, note), note)
    await put(await open(t, place).then(({ staff }) => staff), bob)
    const bare = await openBare()
    t.teardown(() => bare.close())
    for (const [table, column] of [
      ['proposals', 'author'],
      ['decisions', 'author'],
      ['vouchings', 'voucher'],
    ]) {
      await t.rejects(bare.query(`UPDATE ${table} SET ${column} = 'Eve'`), /only grows/)
      await t.rejects(bare.query(`DELETE FROM ${table}`), /only grows/)
    }
  })

  t.test(`${kind}: a store of version 1 is brought up to date with what it held`, async (t) => {
    const { place, open: openBare } = await make(t)
    const bare = await openBare()
    for (const statement of versionOne) await bare.query(statement)
    await bare.close()
    const { staff, revisions } = await open(t, place)
    t.match(await revisions.publications(), [{ author: 'Ann', note: 'First', approver: '', editedBy: [] }])
    t.match(await staff.list(), [{ ...bob, codeEndsAt: 0 }])
    t.match(await staff.signedIn('token', 1), bob)
  })
}
