import t from 'tap'
import { repliesAnHour, urgentRepliesAnHour } from '../../src/twilio/reply-limits.ts'
import { noon, setUp } from '../support/line.ts'

t.test('a topic answers at once, the same by code and by word', async (t) => {
  const { phone } = await setUp(t)
  const same = { 1: 'ASB neighbour', 2: 'HATE racist', 3: 'prevent TERROR', 4: 'drugs drug' }
  for (const [code, words] of Object.entries(same)) {
    const [byCode] = await phone.text(code)
    t.match(byCode, /Two digits, like 21\./, code)
    for (const word of words.split(' ')) t.strictSame(await phone.text(word), [byCode], word)
  }
})

t.test('every contact is reached by a code and by a word', async (t) => {
  const { phone } = await setUp(t)
  const ways: Record<string, string[]> = {
    'call 999': ['9', '999', 'knife'],
    '101': ['11', '21', 'asb', 'hate'],
    '60066': ['21', 'police'],
    '0800 138 1624': ['22', 'hate', 'talk', '0'],
    '01622 692 843': ['12', '13', 'mediation', 'neighbour'],
    '0800 789 321': ['31', 'prevent', 'hotline'],
    '0800 032 4539': ['32', 'deaf', 'terror'],
    'Mill House, Mill Street. Open 9am to 5pm every day. Check first on bank holidays': ['42', 'needles', 'drugs'],
    '58-60 Tonbridge Road, ME16 8SE': ['42', 'syringe'],
    '11 Park Wood Parade, ME15 9HL': ['42', 'syringe'],
  }
  let sender = 0
  for (const [contact, bodies] of Object.entries(ways))
    for (const body of bodies) {
      const [text] = await phone.text(body, { from: `+44770090${String(sender++).padStart(4, '0')}` })
      t.match(text, contact, body)
    }
})

t.test('a code that leads nowhere gets a way on', async (t) => {
  const { phone } = await setUp(t)
  for (const body of ['7', '29', '77', '221', '91', '00', '123456789'])
    t.match((await phone.text(body))[0], /Sorry, we did not understand\. Text MENU for all topics/, body)
})

t.test('hours in a text are true whenever it is read', async (t) => {
  const texts = await Promise.all(
    ['2026-11-21T12:00:00Z', '2026-11-21T22:00:00Z', '2026-12-25T12:00:00Z'].map(async (now) => {
      const { phone } = await setUp(t, { now: () => Date.parse(now) })
      return phone.text('42')
    }),
  )
  t.strictSame(texts[0], texts[1])
  t.strictSame(texts[0], texts[2])
  t.notMatch(texts[0]?.[0], /now|today|tomorrow/)
})

t.test('who can be answered', async (t) => {
  const { phone } = await setUp(t)
  const answered = ['+447700900123', '+441622123456', '+15005550006', 'whatsapp:+447700900123']
  const silent = ['60066', '84433', 'MAIDSTONE', 'whatsapp:council', '+266696687', 'anonymous', '', '+44']
  for (const from of answered) t.equal((await phone.text('22', { from })).length, 1, from)
  for (const from of silent) t.equal((await phone.text('22', { from })).length, 0, from)
})

t.test('what Twilio answers itself, and thanks, get no reply', async (t) => {
  const { phone } = await setUp(t)
  for (const body of ['STOP', 'Start', 'yes', 'Thanks', 'ok']) t.strictSame(await phone.text(body), [], body)
  for (const type of ['STOP', 'START', 'HELP'])
    t.strictSame(await phone.text('hate', { fields: { OptOutType: type } }), [], `OptOutType ${type}`)
})

t.test('a text of nothing, of emoji or of a picture alone gets the menu, 999 first', async (t) => {
  const { phone } = await setUp(t)
  const menu = await phone.text('MENU')
  t.match(menu[0], /^In an emergency call 999\. Maidstone community safety\. Text back a number:\n1 /)
  for (const body of ['', ' ', '🙂', 'HELP', 'hello', '8', '*'])
    t.strictSame(await phone.text(body, { fields: { NumMedia: body ? '0' : '1' } }), menu, JSON.stringify(body))
})

t.test('a guessed word is answered in full, and says how to go on', async (t) => {
  const { phone } = await setUp(t)
  const [full] = await phone.text('mediation')
  t.strictSame(await phone.text('mediaton'), [`${full} Wrong? Text MENU.`])
})

t.test('a sender gets twenty replies an hour, sixty to words of danger, and then silence', async (t) => {
  const clock = { now: noon }
  const { phone, log } = await setUp(t, { now: () => clock.now })
  const answered = async (body: string) => (await phone.text(body)).length === 1
  for (let i = 0; i < repliesAnHour; i++) t.ok(await answered('22'), `reply ${i + 1}`)
  t.notOk(await answered('22'))
  t.match(log.lines.filter(({ level }) => level === 30).at(-1), { outcome: 'limited' })
  for (let i = repliesAnHour; i < urgentRepliesAnHour; i++) t.ok(await answered('knife'), `reply ${i + 1}`)
  t.notOk(await answered('knife'))
  t.equal((await phone.text('22', { from: '+447700900999' })).length, 1, 'another sender is not touched')
  clock.now += 3_600_000
  t.ok(await answered('22'), 'an hour later')
})

t.test('long texts are answered like short ones', async (t) => {
  const { phone } = await setUp(t)
  t.match((await phone.text(`${'please '.repeat(20)}tell me about mediation`))[0], '01622 692 843')
  t.match((await phone.text(`${'blah '.repeat(2000)}`))[0], /Sorry, we did not understand/)
})
