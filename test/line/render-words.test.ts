import t, { type Test } from 'tap'
import { compile, edited, setUp, shippedFiles } from '../support/line.ts'

/** What is heard after the keys, and texted for the code, on a line with one place of a file changed. */
async function meet(t: Test, [file, from, to]: [file: string, from: string, to: string], keys: string) {
  const { phone } = await setUp(t, { line: compile(edited(file, from, to)) })
  const call = await phone.call()
  for (const key of keys) await call.press(key as '1')
  return { heard: call.saidLast.join(' '), texted: (await phone.text(keys))[0]! }
}

t.test('the way to another state is by keys to the ear', async (t) => {
  const ways = {
    '#mediation': 'press star, then 2.',
    '#hate.police': 'press 8, then 2, then 1.',
    '#hate': 'press 8, then 2.',
    '#person': 'press 0.',
    '#main': 'press 8.',
  }
  const words = 'The council works with other agencies on it.'
  for (const [reference, way] of Object.entries(ways)) {
    const { heard } = await meet(t, ['asb.yaml', words, `For more, {${reference}}.`], '11')
    t.match(heard, `For more, ${way}`, reference)
  }
})

t.test('the way to another state is its code to the eye', async (t) => {
  const ways = { '#restorative': '13', '#hate.police': '21', '#hate': '2', '#person': '0', '#main': '8' }
  for (const [reference, code] of Object.entries(ways)) {
    const { texted } = await meet(
      t,
      ['asb.yaml', 'For help with a neighbour text {#mediation}.', `More: text {${reference}}!`],
      '11',
    )
    t.match(texted, `More: text ${code}!`, reference)
  }
})

t.test('hours that nobody knows leave no trace in the words', async (t) => {
  const { heard, texted } = await meet(
    t,
    ['asb.yaml', 'The council works with other agencies on it.', 'It is so.'],
    '11',
  )
  t.match(heard, 'The number is 1 0 1. It is antisocial behaviour')
  t.match(texted, 'call Kent Police on 101. It is behaviour')
})

t.test('hours that are filled in are said without a change of words', async (t) => {
  const hours =
    '  phone: "01622 692843"\n  hours:\n    week:\n      monday to friday: "9am to 5pm"\n    bankHolidays: closed\n'
  const { heard, texted } = await meet(t, ['contacts.yaml', '  phone: "01622 692843"\n', hours], '12')
  t.match(heard, '6 9 2, 8 4 3. It is closed now. It opens on Monday at 9am. It is confidential')
  t.match(texted, '01622 692 843. Open Monday to Friday, 9am to 5pm. Closed on bank holidays. It is a local charity')
})

t.test('a label may begin with a number or a name', async (t) => {
  const label = 'again: "to hear this again"'
  t.match(
    (await meet(t, ['line.yaml', label, 'again: "{kent-police.phone} once more"'], '8')).heard,
    '1 0 1 once more, press hash.',
  )
  t.match(
    (await meet(t, ['line.yaml', label, 'again: "{mediation.name}"'], '8')).heard,
    'Maidstone Mediation, press hash.',
  )
})

t.test('a topic whose answers all lead has no more to list', async (t) => {
  const { texted } = await meet(
    t,
    ['asb.yaml', 'lead: [report, mediation]', 'lead: [report, mediation, restorative]'],
    '1',
  )
  t.match(texted, /Restorative justice: 01622 692 843\. Two digits, like 21\.$/)
})

t.test('a menu may lead to one of several states, as a contact is open or closed', async (t) => {
  const [from, to] = [
    '      \'3\':\n        target: waste\n        description: "for clinical waste"\n',
    '      \'3\':\n        - target: exchange\n          guard: open\n          description: "for needles"\n        - target: waste\n',
  ]
  const line = (extra: string) =>
    compile(edited('drugs.yaml', from, to, edited('drugs.yaml', '      lead: [exchange]\n', extra)))
  const open = line('      lead: [exchange]\n      contact: needle-exchange\n')
  for (const [now, place] of [
    ['12:00', 'Mill House'],
    ['20:00', 'clinical collections page'],
  ] as const) {
    const { phone } = await setUp(t, { line: open, now: () => Date.parse(`2026-11-21T${now}:00Z`) })
    const call = await phone.call()
    await call.press('4')
    t.match(call.saidLast[0], 'For needles, press 3.')
    await call.press('3')
    t.match(call.saidLast[0], place, now)
    t.match((await phone.text('43'))[0], place, `${now} by text`)
  }
})

t.test('a menu behind a key that works everywhere has codes too', async (t) => {
  const person = '  person:\n    meta:\n      title: "Help from a person"\n'
  const menu =
    '  people:\n    meta:\n      title: "People"\n    on:\n      \'1\':\n        target: person\n        description: "for a person"\n\n'
  const files = edited(
    'line.yaml',
    person,
    menu + person,
    edited('line.yaml', '    target: person\n', '    target: people\n'),
  )
  const { phone } = await setUp(t, { line: compile(files) })
  t.match((await phone.text('0'))[0], '01 Help from a person')
  t.match((await phone.text('01'))[0], 'No one reads these texts.')
  t.match((await phone.text('0 2'))[0], 'Sorry, we did not understand.')
})

t.test('a closure that two contacts share is said once, but never across a contact without it', async (t) => {
  const closures = '  closures:\n    20 to 30 november 2026: "a move"\n'
  const close = (phone: string, files = shippedFiles) =>
    edited('contacts.yaml', `  phone: "${phone}"\n`, `  phone: "${phone}"\n${closures}`, files)
  const closed = close('101', close('60066'))
  const heard = async (to: string, files = closed) => {
    const { phone } = await setUp(t, { line: compile(edited('hate.yaml', 'Two. Text', to, files)) })
    const call = await phone.call()
    for (const key of ['2', '1'] as const) await call.press(key)
    return call.saidLast.join(' ')
  }
  t.match(await heard('Two. Text:'), /1 0 1\. Two\. .* They are both closed 20 to 30 November, for a move\./)
  const alone = 'It is closed 20 to 30 November, for a move.'
  for (const [to, number] of [
    ['Or {emergency.phone}. Two. Text', '9 9 9'],
    ['Or {mediation.phone}. Two. Text', '8 4 3'],
  ] as const)
    for (const files of [closed, close('999', closed)]) {
      const words = await heard(to, files)
      t.equal(words.split(alone).length, 3, `${number}: ${words}`)
      t.notMatch(words, /both|all closed/)
    }
})
