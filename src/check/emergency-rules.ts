import type { Answer, Line } from '../flow/line.ts'
import type { WordName } from '../flow/schema.ts'
import { speak, write } from '../line/words.ts'
import { secondsOf, wordsOfSpeech } from '../saying/measure.ts'
import { contactsIn, type Wording } from '../saying/wordings.ts'
import type { Complaint, Rule } from './rule.ts'
import type { Survey } from './survey.ts'

/** What must hold for somebody in danger, whatever else is changed. */
export const emergencyRules: readonly Rule[] = [
  {
    id: 'emergency-first',
    severity: 'error',
    reason: 'The first thing that anybody hears or reads is to call 999, and it takes under 5 seconds to say.',
    source: 'CALLERS PC01, PC23; 999 routes by the place of the caller, so people must ring it themselves',
    find: (survey) => [...checkFirst('emergency', survey), ...checkFirst('emergencyText', survey)],
  },
  {
    id: 'emergency-words',
    severity: 'error',
    reason: 'What is said in danger, on key 9 and as a call ends names 999.',
    source: 'CALLERS PC02, PC10; R6: an error never ends in silence but with a number',
    find: findMissing999,
  },
  {
    id: 'fixed-keys',
    severity: 'error',
    reason: 'The keys 9, 8 and 0 do the same everywhere: emergency advice, the main menu, numbers of people.',
    source: 'CALLERS PC02, PC09, R4 (ISO/IEC 13714 and W3C COGA: 0 is for a person)',
    find: findMovedKeys,
  },
  {
    id: 'never-dialled',
    severity: 'error',
    reason: 'Nobody is put through to a textphone (nor to 999, 101 or a short code, which no file can do).',
    source: 'CALLERS PC03, 2.1',
    find: findDialled,
  },
]

const longestSentence = 5

/** The words up to the first full stop. They must be an order that nothing takes back. */
function checkFirst(name: WordName, { line, now }: Survey): Complaint[] {
  const template = line.words[name]
  const spoken = speak(template, { line, now })
  const [first = ''] = wordsOfSpeech(spoken).split(/(?<=[.?!])\s/)
  const isClear =
    /\bemergency\b.*\bcall 9 9 9\b/i.test(first) && !/\b(?:no|not|never|don't|without|except)\b/i.test(first)
  const subject = { words: name }
  if (!isClear)
    return [
      {
        subject,
        what: `These words must say in their first sentence to call 999 in an emergency. They say: "${write(template, { line, now })}"`,
        mend: 'Write "In an emergency, hang up and call {emergency.phone}." for calls, and "In an emergency call {emergency.phone}." for texts.',
      },
    ]
  const seconds = secondsOf(spoken)
  if (seconds <= longestSentence) return []
  return [
    {
      subject,
      what: `These words take ${Math.round(seconds)} seconds before anything else can be heard.`,
      mend: `Say only to call 999: at most ${longestSentence} seconds, as nobody can skip them.`,
    },
  ]
}

function findMissing999({ line }: Survey): Complaint[] {
  const { words, notices, states, everywhere } = line
  const advice = states.get(everywhere['9'])
  const places: readonly Place[] = [
    { subject: { words: 'goodbye' }, path: [], template: words.goodbye, contact: undefined },
    { subject: { notice: 'danger' }, path: ['text'], template: notices.danger.text, contact: undefined },
    { subject: { notice: 'police' }, path: ['text'], template: notices.police.text, contact: undefined },
    ...(advice?.kind === 'answer' ? [sayingOf(advice)] : []),
  ]
  const lost = places.filter((place) => !names999(place, line))
  return lost.map(({ subject, path }) => ({
    subject,
    path,
    what: 'These words do not tell people to call 999.',
    mend: 'Write {emergency.phone} where they are told to call it, and keep 999 as its phone in contacts.yaml.',
  }))
}

type Place = Pick<Wording, 'subject' | 'path' | 'template' | 'contact'>

const sayingOf = ({ id, say, contact }: Answer): Place => ({
  subject: { state: id },
  path: ['meta', 'say'],
  template: say,
  contact,
})

const names999 = (place: Place, line: Line) =>
  contactsIn(place, line).some(({ contact, field }) => field === 'phone' && contact.groups.join('') === '999')

function findMovedKeys({ line }: Survey): Complaint[] {
  const { everywhere, states, main } = line
  const person = states.get(everywhere['0'])
  const moved: [key: '0' | '8' | '9', what: string, mend: string][] = []
  if (states.get(everywhere['9'])?.contact?.kind !== 'emergency')
    moved.push(['9', 'emergency advice', 'the answer whose contact is the emergency services'])
  if (everywhere['8'] !== main) moved.push(['8', 'the main menu', `${main}, where a call begins`])
  if (person?.kind !== 'answer' || !givesPerson(person, line))
    moved.push(['0', 'numbers of people', 'an answer that says the number of a person, like {kent-police.phone}'])
  return moved.map(([key, what, mend]) => ({
    subject: { key },
    path: ['target'],
    what: `Key ${key} no longer leads to ${what}.`,
    mend: `Let it lead to ${mend}.`,
  }))
}

const givesPerson = (answer: Answer, line: Line) =>
  contactsIn(sayingOf(answer), line).some(({ contact, field }) => field === 'phone' && contact.kind !== 'emergency')

/** The anti-terrorist hotline's, which staff could take for a freephone number; a voice that reaches it hears tones. */
const textphones = new Set(['08000324539'])

function findDialled({ line }: Survey): Complaint[] {
  return [...line.contacts.values()].flatMap(({ id, name, dial, groups }) => {
    const isTextphone = /text ?phone|minicom|type ?talk/i.test(`${id.replaceAll('-', ' ')} ${name}`)
    if (dial === undefined || (!isTextphone && !textphones.has(groups.join('')))) return []
    const what = `Callers would be put through to ${groups.join(' ')}, which is a textphone: they would hear tones.`
    return [{ subject: { contact: id }, path: ['kind'], what, mend: 'Write kind: textphone.' }]
  })
}
