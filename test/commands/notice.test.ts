import t, { type Test } from 'tap'
import { openStore } from '../../src/store/store.ts'
import { cleanLine } from '../check/clean-line.ts'
import { edit } from '../flow/small-line.ts'
import { day, makeTeam, nextNoon, type Team } from '../support/team.ts'

const flood = 'The town hall is closed.'
const number = 'Call {hate-line.phone}.'
const until = ['--until', 'tomorrow 9am'] as const

/** A team of an administrator, a publisher and an editor, who all joined a day ago. */
async function makeThree(t: Test): Promise<Team> {
  const team = await makeTeam(t.testdir(), {})
  await team.join('ann', 'administrator', 'ann')
  await team.join('bob', 'publisher', 'ann')
  await team.join('ed', 'editor', 'ann')
  return team
}

const proposed = (n: number) =>
  `It is proposed, and not heard yet. Another publisher has to agree: npm run line -- approve ${n}`

t.test('one publisher posts ordinary words, sees how they sound, and ends them', async (t) => {
  const { as } = await makeThree(t)
  const none = 'There never was a notice. To post one: notice "…" --until "tomorrow 9am"'
  t.strictSame((await as('bob', 'notice')).printed, [none])
  t.strictSame((await as('bob', ['notice', flood, ...until, '--text', 'The hall is closed.'])).printed, [
    'Heard: The town hall is closed.',
    'Read:  The hall is closed.',
    'From now until Monday 23 November 2026, 9am.',
    'Notice 1 is on. To end it before its time: npm run line -- notice end 1',
  ])
  const planned = await as('bob', ['notice', 'Snow', 'again.', '--from', 'tuesday 9am', '--until', 'tuesday noon'])
  t.strictSame(planned.printed.slice(2), [
    'From Tuesday 24 November 2026, 9am until Tuesday 24 November 2026, noon.',
    'Notice 2 is planned. To end it before its time: npm run line -- notice end 2',
  ])
  const list = async (at: number) => (await as('ann', 'notice', { at })).printed
  t.match(await list(nextNoon), [/^planned +2 /, /^on +1 /])
  t.match(await as('bob', 'notice end 1', { at: nextNoon + 60_000 }), { code: 0, printed: ['Notice 1 has ended.'] })
  const twice = { code: 1, complaints: ['Notice 1 is neither on nor planned. To see what there is: notice'] }
  t.match(await as('bob', 'notice end 1'), twice)
  t.strictSame(await list(nextNoon + 2 * day - 60_000), [
    'on         2  Tuesday 24 November 2026, 9am to Tuesday 24 November 2026, noon  bob@example.org: Snow again.',
    'ended      1  Sunday 22 November 2026, noon to Sunday 22 November 2026, 12:01pm  bob@example.org, ended by bob@example.org: The town hall is closed. By text: The hall is closed.',
  ])
  t.match(await list(nextNoon + 2 * day), [/^ended +2 /, /^ended +1 /])
  await as('bob', ['notice', flood, '--from', 'tuesday 9am', '--until', 'tuesday noon'])
  await as('bob', 'notice end 3', { at: nextNoon + 60_000 })
  t.match(await list(nextNoon + 120_000), [/^ended +3 {2}never began {2}/, /^planned +2 /, /^ended +1 /])
})

t.test('words that people rely on are proposed, refused to the proposer, and posted by another', async (t) => {
  const { as } = await makeThree(t)
  const shown = [/^Heard: Call 0 8 0 0/, 'Read:  Call 0800 138 1624.', 'From now until Monday 23 November 2026, 9am.']
  t.match(await as('ann', ['notice', number, ...until]), { code: 0, printed: [...shown, proposed(1)] })
  t.match(await as('ann', 'proposals'), {
    printed: [
      /A notice: it gives people a number or an address: a notice until Monday 23 November 2026, 9am, "Call \{hate-line\.phone\}\."$/,
    ],
  })
  t.match(await as('bob', 'proposals 1'), { printed: [/./, ...shown] })
  t.match(await as('ann', 'approve 1'), { code: 1, complaints: [/it is your own proposal/] })
  t.match(await as('ed', 'approve 1'), { code: 1, complaints: [/takes a role of publisher/] })
  t.match(await as('bob', 'approve 1'), { code: 0, printed: [...shown, /^Proposal 1 is approved: a notice until/] })
  const posted = /^on +1 .* ann@example\.org, approved by bob@example\.org: Call/
  t.match(await as('nobody', 'notice'), { printed: [posted] })
  t.match((await as('ann', 'proposals 1')).printed, [/./, /^It was approved by bob@example\.org/], 'and no more')
  t.match((await as('nobody', 'acts')).printed, [
    /bob@example\.org: approve proposal 1$/,
    /ann@example\.org: post notice 1: Call/,
  ])
})

t.test('what an editor writes is proposed, and what is too late or no longer right is not posted', async (t) => {
  const { as } = await makeThree(t)
  t.equal((await as('ed', ['notice', flood, ...until])).printed.at(-1), proposed(1))
  const late = 'Its time has passed. Reject it: reject 1 --why "Too late"'
  t.match(await as('bob', 'approve 1', { at: nextNoon + 2 * day }), { code: 1, complaints: [late] })
  t.match(await as('ed', 'notice end 1'), { code: 1, complaints: [/takes a role of publisher/] })
  const four = `${flood} `.repeat(4).trim()
  await as('ed', ['notice', four, ...until])
  await as('bob', ['notice', four, ...until])
  const tooLong = /^error {3}notice notice-length: .*with the other notices of that time/
  t.match(await as('bob', 'approve 2'), { code: 1, printed: [tooLong] })
  t.match(await as('bob', 'proposals 2'), { code: 0, printed: [/./, tooLong] })
})

t.test('whoever never had a second publisher types the first words again', async (t) => {
  const team = await makeTeam(t.testdir(), {})
  await team.join('ann', 'administrator', 'ann')
  const post = async (typed: string) => {
    const { code, printed } = await team.as('ann', ['notice', number, ...until], { typed: [typed] })
    return { code, printed: printed.slice(3) }
  }
  const asked = [/^There never was a second publisher/, 'The notice is new. Type "Call {hate-line.phone}." again:']
  t.match(await post('Ring up'), { code: 1, printed: [...asked, 'Nothing was changed.'] })
  t.match(await post('call hate-line.phone'), { code: 0, printed: [...asked, /^Notice 1 is on\./] })
  t.match(await team.as('ann', 'notice'), { printed: [/ann@example\.org, who typed it again: Call/] })
  const both = ['notice', 'It is shut.', '--text', number, ...until]
  const half = await team.as('ann', both, { typed: ['It is shut'] })
  t.match(half.printed.slice(-2), [asked[1], 'Nothing was changed.'], 'the words for texts too')
})

const refused: [args: string[], complaint: RegExp][] = [
  [[flood], /^Say when it ends with --until "tomorrow 9am"\./],
  [[flood, '--until', 'tomorrow'], /^--until: "tomorrow" has no time of day: write a day and a time/],
  [[flood, '--until', 'today 9am'], /^--until today 9am is not after its start\. Write a later day or time\./],
  [[flood, ...until, '--from', 'today 9am'], /^--from today 9am is past\. Leave it out to begin now\./],
  [[flood, '--until', '24 march 9am'], /^--until .* is Wednesday 24 March 2027, 9am: a notice lasts 92 days at most\./],
  [[...until], /^Say the words: notice "The town hall is closed today\." --until "tomorrow 9am"\./],
  [['end'], /^Give the number of a notice: notice end 3\./],
  [['end', 'x'], /^Give the number of a notice: notice end 3\./],
  [[flood, ...until, '--why'], /--why/],
]

t.test('a notice that somebody else posts meanwhile is not overlooked', async (t) => {
  const team = await makeTeam(t.testdir(), {})
  await team.join('ann', 'administrator', 'ann')
  async function* typed() {
    await team.as('ann', ['notice', flood, ...until])
    yield 'Call {hate-line.phone}.'
  }
  t.match(await team.as('ann', ['notice', number, ...until], { typed: typed() }), {
    code: 1,
    complaints: ['Something else was published or posted meanwhile, or its time has passed. Do it again.'],
  })
  t.match((await team.as('ann', 'notice')).printed, [/The town hall is closed\.$/])
})

t.test('what cannot be meant is refused in one line, and faulty words with what to mend', async (t) => {
  const { as } = await makeThree(t)
  for (const [args, complaint] of refused)
    t.match(await as('bob', ['notice', ...args]), { code: 2, complaints: [complaint] }, args.join(' '))
  const open = ['notice', 'end', 'of', 'the hall', ...until]
  t.match(await as('bob', open), { code: 1, printed: [/notice-end: .*full stop/] })
  t.match(await as('nobody', ['notice', flood, ...until]), { code: 1, complaints: [/^This takes your key/] })
})

t.test('a line that cannot say what is posted is not published', async (t) => {
  const { as, write } = await makeThree(t)
  await as('ann', 'pull')
  await as('ann', ['notice', '{centre.name} is closed.', ...until])
  const renamed = [...cleanLine].map(
    ([file, text]) => [file, text.replaceAll(/\bcentre\b(?=[.:]| *$)/gm, 'center')] as const,
  )
  await write('ann', edit('hate.yaml', 'keywords: [hate]', 'keywords: [hate, racist]', new Map(renamed)))
  const unsayable =
    'error   notice notice: Notice 1 can\'t be said: There is no contact "centre". Put back what it names, or end it first: npm run line -- notice end 1'
  const { code, printed } = await as('ann', ['publish', '--note', 'x'])
  t.strictSame([code, printed.filter((line) => line.includes('Notice 1'))], [1, [unsayable]])
})

t.test('without a line that this code can use there is no notice', async (t) => {
  const folder = t.testdir()
  const team = await makeTeam(folder, {})
  await team.join('ann', 'administrator', 'ann')
  const store = await openStore({ databaseUrl: undefined, dataDir: `${folder}/data` })
  const strange = { files: new Map([['line.yaml', 'of another version']]), findings: [] }
  await store.revisions.publish(strange, { author: 'Ann', note: 'x', at: nextNoon, expectedLive: 1 })
  await store.close()
  t.match(await team.as('ann', ['notice', flood, ...until]), {
    code: 1,
    complaints: ['No line is live that could give a notice. Start the line, or publish a folder.'],
  })
})
