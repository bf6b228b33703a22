import { join } from 'node:path'
import t, { type Test } from 'tap'
import { cleanLine } from '../check/clean-line.ts'
import { edit } from '../flow/small-line.ts'
import { noon } from '../support/line.ts'
import { startPostgres } from '../support/postgres.ts'
import { addressOf, day, makeTeam, newNumber, nextNoon, type Team } from '../support/team.ts'

const postgres = await startPostgres(t)

/** A team of an administrator, two publishers and an editor, who all joined a day ago. */
async function makeFour(t: Test, place: Record<string, string> = {}): Promise<Team> {
  const team = await makeTeam(t.testdir(), place)
  await team.join('ann', 'administrator', 'ann')
  await team.join('ed', 'editor', 'ann')
  await team.join('bob', 'publisher', 'ann')
  return team
}

/** What revisions prints, without hashes and times. */
async function history({ as }: Team): Promise<string[]> {
  const { printed } = await as('nobody', 'revisions')
  return printed.map((line) =>
    line
      .trim()
      .replace(/[0-9a-f]{12} {2}\S+ \S+ +/, '')
      .replace(/ +/g, ' '),
  )
}

const proposed = (number: number) =>
  `It is proposed, and not live yet. Another publisher has to agree: npm run line -- approve ${number}`

const first = '1 signpost: The flows that came with the program'

const places: Readonly<Record<string, () => Promise<Record<string, string>>>> = {
  sqlite: async () => ({}),
  postgres: async () => ({ DATABASE_URL: await postgres.makeDatabase() }),
}

for (const [kind, makePlace] of Object.entries(places))
  t.test(`${kind}: a number is proposed by one, refused to them, approved by another, and undone`, async (t) => {
    const team = await makeFour(t, await makePlace())
    const { as } = team
    for (const name of ['ann', 'bob']) t.match(await as(name, 'pull'), { code: 0 })
    await proposeNumber(t, team)
    await refuseAndApprove(t, team)
    // Bob's folder still holds what was live before.
    await team.write('bob', edit('hate.yaml', 'keywords: [hate]', 'keywords: [hate, racist]', cleanLine))
    const wouldUndo =
      /^Revision 2 \(ann@example\.org: New number\) went live after this folder was pulled, and would be undone\./
    t.match(await as('bob', ['publish', '--note', 'A keyword']), { code: 1, complaints: [wouldUndo] })
    const back = await as('bob', 'rollback 1')
    t.strictSame([back.code, back.complaints], [0, []])
    t.match(back.printed.join('\n'), /^It undoes:\n +2 .*: New number\n[\s\S]*Revision 1 \([0-9a-f]{12}\) is live\.$/)
    t.match(await history(team), ['live 1 bob@example.org: Back to revision 1'])
  })

async function proposeNumber(t: Test, team: Team): Promise<void> {
  await team.write('ann', newNumber('1625'))
  const own = await team.as('ann', ['publish', '--note', 'New number'])
  t.strictSame([own.code, own.complaints], [0, []])
  t.match(own.printed.join('\n'), /Needs a second person\n\n\* The number of Hate line is now 0800 138 1625/)
  t.equal(own.printed.at(-1), proposed(1))
  t.strictSame(await history(team), [`live ${first}`])
}

async function refuseAndApprove(t: Test, team: Team): Promise<void> {
  const { as } = team
  const listed = /^ {3}1 {2}2026-11-22 12:00 {2}ann@example\.org: New number: revision 2$/
  t.match((await as('bob', 'proposals')).printed, [listed])
  t.match((await as('bob', 'proposals 1')).printed.join('\n'), /is now 0800 138 1625; it was 0800 138 1624/)
  const own = "You can't be the second person: it is your own proposal. Another publisher has to agree."
  t.match(await as('ann', 'approve 1'), { code: 1, complaints: [own] })
  const editor = 'ed@example.org is an editor, and this takes a role of publisher.'
  t.match(await as('ed', 'approve 1'), { code: 1, complaints: [editor] })
  const approved = await as('bob', 'approve 1')
  t.match(approved, { code: 0 })
  t.match(approved.printed.slice(-2), [
    'Proposal 1 is approved: revision 2.',
    /^Revision 2 \([0-9a-f]{12}\) is live\.$/,
  ])
  t.strictSame(await history(team), ['live 2 ann@example.org, approved by bob@example.org: New number', first])
  t.match(await as('bob', 'approve 1'), { code: 1, complaints: ['Proposal 1 was decided already.'] })
  t.match((await as('bob', 'proposals')).printed, ['Nothing waits for a second person.'])
}

t.test('whoever gave somebody a code is nobody else for a day', async (t) => {
  const team = await makeFour(t)
  const { as, write } = team
  for (const name of ['ann', 'bob']) await as(name, 'pull', { at: noon })
  await write('ann', newNumber('1625'))
  await write('bob', newNumber('1626'))
  t.equal((await as('ann', ['publish', '--note', 'x'], { at: noon })).printed.at(-1), proposed(1))
  t.equal((await as('bob', ['publish', '--note', 'x'], { at: noon })).printed.at(-1), proposed(2))
  const soon = { at: noon + day - 1 }
  const refused = async (name: string, number: number, why: string) =>
    t.match(await as(name, `approve ${number}`, soon), {
      code: 1,
      complaints: [`You can't be the second person: ${why}. Another publisher has to agree.`],
    })
  await refused('bob', 1, 'ann@example.org gave you a code or a role less than 24 hours ago')
  await refused('ann', 2, 'you gave bob@example.org a code or a role less than 24 hours ago')
  t.match(await as('bob', 'approve 1', { at: noon + day }), { code: 0 })
  await as('ann', 'staff key bob@example.org', { at: noon + day })
  t.match(await as('bob', 'proposals 2'), { code: 0 }, 'who only reads needs no key')
  t.match(await as('bob', ['reject', '2', '--why', 'x'], { at: noon + day }), {
    code: 1,
    complaints: [/^Your key isn't known in this store/],
  })
})

const keyword = edit('hate.yaml', 'keywords: [hate]', 'keywords: [hate, racist]', cleanLine)

t.test('nobody agrees to their own edits, and an editor only proposes', async (t) => {
  const { as, write } = await makeFour(t)
  await as('ed', 'pull')
  await write('ed', keyword)
  const own = await as('ed', ['publish', '--note', 'A keyword', '--edits', 'Ann@example.org, ed@example.org'])
  t.match(own, { code: 0 })
  t.equal(own.printed.at(-1), proposed(1))
  t.match((await as('ann', 'proposals')).printed, [/ed@example.org, edits of ann@example.org: A keyword: revision 2$/])
  const why = /: your own edits are in it\. Another publisher has to agree\.$/
  t.match(await as('ann', 'approve 1'), { code: 1, complaints: [why] })
  t.match(await as('bob', 'approve 1'), { code: 0 })
  t.match(await as('ed', ['reject', '1', '--why', 'x']), { code: 1, complaints: ['Proposal 1 was decided already.'] })
  t.match((await as('bob', 'revisions')).printed, [
    /ed@example.org, edits of ann@example.org, approved by bob@example.org: A keyword/,
  ])
})

t.test('what was proposed before something else went live is proposed anew', async (t) => {
  const { as, write } = await makeFour(t)
  for (const name of ['ann', 'ed']) await as(name, 'pull')
  await write('ann', newNumber('1625'))
  await as('ann', ['publish', '--note', 'New number'])
  const onlyOwn = 'An editor can withdraw only what they proposed themselves. Ask a publisher.'
  t.match(await as('ed', ['reject', '1', '--why', 'x']), { code: 1, complaints: [onlyOwn] })
  await write('ed', keyword)
  await as('ed', ['publish', '--note', 'A keyword'])
  await as('bob', 'approve 2')
  t.match((await as('bob', 'proposals')).printed, [/\(something else went live since: it has to be proposed again\)$/])
  const undone =
    /^Revision 3 \(ed@example.org: A keyword\) went live after this was proposed, and would be undone\. Ask ann@example\.org to pull it into another folder/
  t.match(await as('bob', 'approve 1'), { code: 1, complaints: [undone] })
  const lost = /flows holds flows that were never published, and would be lost\./
  t.match(await as('ann', 'pull'), { code: 1, complaints: [lost] }, 'nor is it lost')
  t.match(await as('bob', ['reject', '1', '--why', 'Outdated']), { code: 0, printed: ['Proposal 1 is rejected.'] })
  t.match((await as('bob', 'proposals 1')).printed, [
    /: New number: revision 2$/,
    'It was rejected by bob@example.org, 2026-11-22 12:00: Outdated',
  ])
})

t.test('who proposed something cannot approve it when a colleague goes on from there', async (t) => {
  const { as, write } = await makeFour(t)
  await as('bob', 'pull')
  await write('bob', newNumber('1625'))
  await as('bob', ['publish', '--note', 'New number'])
  await as('ann', ['reject', '1', '--why', 'Not yet'])
  await write('bob', edit('hate.yaml', 'keywords: [hate]', 'keywords: [hate, racist]', newNumber('1625')))
  t.equal((await as('ed', ['publish', '--note', 'Again'], { folder: 'bob' })).printed.at(-1), proposed(2))
  t.match(await as('bob', 'approve 2'), { code: 1, complaints: [/: your own edits are in it\./] })
  t.match(await as('ann', 'approve 2'), { code: 0 })
  await write('bob', edit('hate.yaml', 'keywords: [hate]', 'keywords: [hate, racism]', newNumber('1625')))
  await as('ed', ['publish', '--note', 'Once more'], { folder: 'bob' })
  t.match(
    (await as('bob', 'proposals')).printed,
    [/ed@example\.org: Once more/],
    "what is live by now is nobody's edit",
  )
})

t.test('what needs nobody else goes live at once, and the folder goes on from there', async (t) => {
  const { as, write, read } = await makeFour(t)
  await as('ann', 'pull')
  const one = edit('hate.yaml', 'keywords: [hate]', 'keywords: [hate, racist]', cleanLine)
  await write('ann', one)
  t.match(
    (await as('ann', ['publish', '--note', 'A keyword'])).printed.at(-1),
    /^Revision 2 \([0-9a-f]{12}\) is live\.$/,
  )
  await write('ann', edit('hate.yaml', 'racist', 'racism', one))
  t.match(await as('ann', ['publish', '--note', 'Another one', '--instead', '1']), {
    code: 1,
    complaints: ['--instead 1: revision 2 is live.'],
  })
  await write('ann', edit('hate.yaml', 'racist', 'racist, racism', one))
  const again = await as('ann', ['publish', '--note', 'Another one'])
  t.match(again.printed.at(-1), /^Revision 3 \([0-9a-f]{12}\) is live\.$/)
  t.match(await read('ann', 'revision.txt'), /\nrevision [0-9a-f]{12}\n$/)
})

t.test('a folder that was not pulled is asked what it replaces', async (t) => {
  const { as, write, flowsOf } = await makeFour(t)
  await write('ann', keyword)
  const asked = await as('ann', ['publish', '--note', 'x'])
  t.match(asked, { code: 1, complaints: [/^This folder was not pulled, .* add --instead 1\.$/] })
  t.match(await as('ann', ['publish', '--note', 'x', '--instead', '2']), {
    code: 1,
    complaints: [/revision 1 is live/],
  })
  t.match(await as('ann', ['publish', '--note', 'x', '--instead', '1']), { code: 0 })
  const again = await as('ann', ['publish', flowsOf('ann'), '--note', 'x'])
  t.match(again, { code: 0, printed: [/^These flows/, /is the same and is live already/] })
  t.match(await as('ann', ['publish', '--note', 'x', '--edits', 'bob']), {
    code: 2,
    complaints: [/^--edits: bob is no e-mail address\. Write addresses with commas\./],
  })
  t.match(await as('ann', ['publish', '--note', 'x', '--edits', 'bbo@example.org']), {
    code: 2,
    complaints: [/^--edits: the store does not know bbo@example\.org\./],
  })
})

t.test('going back alone takes a day at most, and only to what was live just before', async (t) => {
  const team = await makeFour(t)
  const { as, write } = team
  await as('ann', 'pull')
  await write('ann', newNumber('1625'))
  await as('ann', ['publish', '--note', 'New number'])
  await as('bob', 'approve 1')
  const late = { at: nextNoon + day }
  t.equal((await as('bob', 'rollback 1', late)).printed.at(-1), proposed(2))
  t.match(await as('ann', 'approve 2', late), { code: 0 })
  t.match((await as('ann', 'approve 2', late)).complaints, ['Proposal 2 was decided already.'])
  t.match(await history(team), ['live 1 bob@example.org, approved by ann@example.org: Back to revision 1'])
  t.equal((await as('ed', 'rollback 2', late)).printed.at(-1), proposed(3), 'an editor proposes it')
  t.match(await as('bob', ['rollback', '2', '--note', 'It was right'], late), { code: 0 })
  t.match(await history(team), ['live 2 bob@example.org: It was right'])
  await as('ann', 'pull')
  await write('ann', newNumber('1627', '2026-11-22'))
  await as('ann', ['publish', '--note', 'Proposed only'], late)
  t.match(await as('ann', 'rollback 3', late), { code: 2, complaints: [/^Revision 3 never was live\./] })
})

t.test('what is approved is checked again', async (t) => {
  const { as, write } = await makeFour(t)
  await as('ann', 'pull')
  await write('ann', newNumber('1625'))
  await as('ann', ['publish', '--note', 'New number'])
  // By then the number is to be checked again.
  const late = { at: Date.parse('2027-06-01T12:00:00Z') }
  const refused = await as('bob', 'approve 1', late)
  t.match(refused, { code: 1 })
  t.match(refused.printed.join('\n'), /error +contacts\.yaml:\d+ review: It was to be reviewed by 2027-05-20\./)
})

t.test('a proposal that does not exist, and words that are missing', async (t) => {
  const { as } = await makeFour(t)
  t.match(await as('bob', 'approve 7'), { code: 2, complaints: [/^There is no proposal 7\./] })
  t.match(await as('bob', 'approve'), { code: 2, complaints: [/^Give the number of a proposal: approve 3\./] })
  t.match(await as('bob', 'reject 7'), { code: 2, complaints: [/^Say why with --why: /] })
  t.match(await as('bob', 'reject 7 --why x'), { code: 2, complaints: [/^There is no proposal 7\./] })
})

t.test('who is the only publisher types what is new again', async (t) => {
  const team = await makeTeam(t.testdir(), {})
  const { as, write } = team
  await team.join('ann', 'administrator', 'ann')
  await as('ann', 'pull')
  await write('ann', newNumber('1625'))
  const publish = (...typed: string[]) => as('ann', ['publish', '--note', 'New number'], { typed })
  for (const typed of [[], ['0800 138 1624'], ['']]) {
    const { code, printed } = await publish(...typed)
    t.equal(code, 1)
    t.match(printed.slice(-2), [
      /^The number of Hate line is now .*\. Type the new number again:$/,
      'Nothing was changed.',
    ])
  }
  t.match((await publish('08001381625')).printed.at(-1), /^Revision 2 \([0-9a-f]{12}\) is live\.$/)
  t.match(await history(team), ['live 2 ann@example.org, who typed it again: New number'])
  t.match((await as('ann', 'acts')).printed, [
    '2026-11-22 12:00  ann@example.org: publish revision 2, typed again in place of a second person: New number',
  ])
  t.match(await as('ann', 'rollback 1', { at: nextNoon + day, typed: ['no'] }), { code: 1 })
  await team.join('bob', 'publisher', 'ann', nextNoon)
  await write('ann', newNumber('1626', '2026-11-22'))
  t.match((await as('ann', ['publish', '--note', 'x'])).printed, [
    /checked-again: .* changed, and nobody has checked it since\. .* checked: 2026-11-22 and checkedBy: "ann@example\.org"\.$/,
  ])
  await write('ann', newNumber('1626', '2026-11-22', addressOf('ann')))
  const withTwo = await as('ann', ['publish', '--note', 'x'], { typed: ['0800 138 1626'] })
  t.equal(withTwo.printed.at(-1), proposed(1), 'now there are two')
  await as('ann', 'staff remove bob@example.org')
  t.equal((await as('ann', ['publish', '--note', 'x'], { typed: ['0800 138 1626'] })).printed.at(-1), proposed(2))
})

t.test('two people can have even the only publisher wait for another', async (t) => {
  const team = await makeTeam(t.testdir(), {})
  const { as, write } = team
  await team.join('ann', 'administrator', 'ann')
  await team.join('ed', 'editor', 'ann')
  t.match(await as('ed', 'staff second-person typed'), { code: 0, printed: ['It is so already.'] })
  t.match(await as('ed', 'staff second-person never'), { code: 2 })
  t.match((await as('ed', 'staff second-person required')).printed, [/approve 1$/])
  t.match((await as('ann', 'proposals')).printed, [/: typing again may not stand for a second person$/])
  t.match((await as('ann', 'approve 1')).printed, [
    'Proposal 1 is approved: typing again may not stand for a second person.',
  ])
  await as('ann', 'pull')
  await write('ann', newNumber('1625'))
  t.equal((await as('ann', ['publish', '--note', 'x'], { typed: ['0800 138 1625'] })).printed.at(-1), proposed(2))
  t.match((await as('ed', 'staff second-person typed')).printed, [/approve 3$/])
  t.match((await as('ann', 'proposals')).printed[0], / typing again may stand for a second person$/)
})

t.test(
  'a line with a token publishes nothing until it has staff, and a trial line says that it goes without',
  async (t) => {
    const { as, write } = await makeTeam(t.testdir(), {})
    await write('ann', newNumber('1625'))
    const unknown = /^The store knows no staff yet, so nobody can publish\. Add yourself: npm run line -- staff add /
    for (const args of ['publish --note x --instead 1', 'rollback 1'])
      t.match(await as('ann', args), { code: 1, complaints: [unknown] })
    const trial = await makeTeam(join(t.testdirName, 'trial'), { TWILIO_AUTH_TOKEN: '' })
    await trial.write('ann', newNumber('1625'))
    const published = await trial.as('ann', ['publish', '--note', 'x', '--instead', '1'])
    t.match(published, { code: 0, printed: [/^This is a trial line without staff, so nobody else is asked\./] })
    t.match((await trial.as('ann', 'revisions')).printed, [/ trial: x$/])
    t.match(await trial.as('ann', 'staff second-person required'), { code: 1, complaints: [/^This is a trial line/] })
  },
)
