import t, { type Test } from 'tap'
import { noon } from '../support/line.ts'
import { codeIn, day, makeTeam, newNumber, nextNoon, type Team } from '../support/team.ts'

/** A team of two administrators, a publisher and an editor, who all joined a day ago; everybody has pulled what is live. */
async function makeFour(t: Test): Promise<Team> {
  const team = await makeTeam(t.testdir({ cat: {}, dan: {} }), {})
  for (const [name, role] of Object.entries({ ann: 'administrator', ed: 'editor', bob: 'publisher' })) {
    await team.join(name, role, 'ann')
    await team.as(name, 'pull')
  }
  await team.as('ann', 'staff add dan@example.org --role administrator', { at: noon })
  const { printed } = await team.as('bob', 'approve 1', { at: nextNoon })
  await team.as('dan', 'staff key', { typed: [codeIn(printed)] })
  return team
}

/** When nobody who joined is anybody else's voucher any more. */
const later = nextNoon + day
const at = { at: later }

/** Somebody proposes a new number. Gives the number of the proposal. */
async function propose({ as, write }: Team, name: string, when = at): Promise<string> {
  await write(name, newNumber('1625'))
  const { printed } = await as(name, ['publish', '--note', 'x', '--instead', '1'], when)
  return /approve (\d+)$/.exec(printed.at(-1)!)![1]!
}

const notSecond = (why: RegExp) => ({ code: 1, complaints: [why] })
const vouched = notSecond(/gave .* a code or a role less than 24 hours ago/)

t.test('somebody made up is nobody else, be they removed or not', async (t) => {
  const team = await makeFour(t)
  const { as } = team
  await team.join('eve', 'editor', 'ann', later)
  const number = await propose(team, 'eve')
  t.match(await as('ann', `approve ${number}`, at), vouched)
  await as('ann', 'staff remove eve@example.org', at)
  t.match(await as('ann', `approve ${number}`, at), notSecond(/^eve@example\.org, who proposed it, is gone\./))
  await as('dan', 'staff add eve@example.org --role editor', at)
  t.match(await as('ann', `approve ${number}`, at), vouched, 'another voucher does not hide the first')
})

t.test('whoever took over an account is found out, whatever codes follow', async (t) => {
  const team = await makeFour(t)
  const { as } = team
  const { printed } = await as('ann', 'staff key bob@example.org', at)
  const stolen = { at: later, folder: 'bob' }
  await as('cat', 'staff key', { ...stolen, typed: [codeIn(printed)] })
  await team.write('bob', newNumber('1625'))
  const proposed = await as('cat', ['publish', '--note', 'x'], stolen)
  t.match(proposed.printed.at(-1), /approve 2$/)
  await as('dan', 'staff key bob@example.org', { at: later + day / 24 })
  t.match(await as('ann', 'approve 2', { at: later + day / 24 }), vouched)
  t.match(await as('ann', 'staff key ann@example.org', at), notSecond(/^Your key works\./))
})

t.test('a reset or a removal makes no room for a publisher of one administrator', async (t) => {
  const team = await makeFour(t)
  const { as } = team
  await as('ann', 'staff key bob@example.org', at)
  await as('ann', 'staff key dan@example.org', at)
  t.match((await as('ann', 'staff add ed@example.org --role publisher', at)).printed, [/^It is proposed\./])
  await as('ann', 'staff remove bob@example.org', at)
  await as('ann', 'staff remove dan@example.org', at)
  t.match((await as('ann', 'staff add ed@example.org --role publisher', at)).printed, [
    'ed@example.org is a publisher.',
  ])
  t.match(await as('ed', `approve ${await propose(team, 'ann')}`, at), vouched, 'she has to wait a day')
})

t.test('while somebody has a key, nobody without one is added', async (t) => {
  const { as } = await makeFour(t)
  await as('dan', 'staff key ann@example.org', at)
  t.match(await as('dan', 'staff key dan@example.org', at), notSecond(/^Your key works\./))
  t.match(
    await as('dan', 'staff remove dan@example.org', at),
    notSecond(/^dan@example\.org is the last administrator\./),
  )
  const weekLater = { at: later + 7 * day }
  t.match(
    await as('eve', 'staff add eve@example.org --role administrator', weekLater),
    notSecond(/^This takes your key/),
  )
  t.match(await as('eve', 'staff key ann@example.org', weekLater), notSecond(/^This takes your key/))
})

t.test('an old proposal gives nobody a role that they have outgrown, and nobody approves their own', async (t) => {
  const { as } = await makeFour(t)
  await as('ann', 'staff add ed@example.org --role publisher', at)
  await as('ann', 'staff add ed@example.org --role administrator', at)
  t.match(await as('bob', 'approve 3', at), { code: 0 })
  t.match(await as('bob', 'approve 2', at), notSecond(/^Somebody else was first\./))
  await as('ann', 'staff add bob@example.org --role administrator', at)
  t.match(await as('bob', 'approve 4', at), notSecond(/: it is about your own role\./))
})

t.test('who is removed, or joined, while somebody types changes what they may do', async (t) => {
  const team = await makeTeam(t.testdir(), {})
  const { as, write } = team
  await team.join('ann', 'administrator', 'ann')
  await as('ann', 'pull')
  await write('ann', newNumber('1625'))
  async function* typed() {
    await team.join('bob', 'publisher', 'ann')
    yield '0800 138 1625'
  }
  const changed = /^Nothing was done: what you may do has changed meanwhile\./
  t.match(await as('ann', ['publish', '--note', 'x'], { typed: typed() }), { code: 1, complaints: [changed] })
  t.match((await as('ann', 'revisions')).printed, [/^live +1 /])
})
