import type { FlowFiles } from '../../src/flow/files.ts'

/** A whole line, as small as one can be that has a menu, a guarded option, a sensitive topic, a place and hours. */
const line = `id: line
initial: main
meta:
  title: "Small line"
  voice: Polly.Amy-Neural
  language: en-GB
  timeZone: Europe/London
  words:
    emergency: "In an emergency, call {emergency.phone}."
    greeting: "This is the small line."
    again: "to hear this again"
    back: "to go back"
    start: "to start again"
    repeat: "I'll say that again."
    textMe: "to get this by text"
    connect: "to be put through to the {contact.name}"
    silence: "Sorry, I did not hear a key."
    silenceAgain: "Take your time."
    wrongKey: "That key does not work here."
    wrongKeyAgain: "That key does not work here either."
    goodbye: "Goodbye. The police are on {police.phone}."
    askText: "We will text you."
    warnText: "Someone else could see a text."
    sendText: "to send it"
    fullText: "for a full text"
    shortText: "for a short text"
    noText: "for no text"
    sent: "Sent."
    unsent: "Not sent."
    noMobile: "We can only text a mobile."
    connecting: "We will put you through."
    answered: "That call has ended."
    busy: "They are busy. Call {contact.phone}."
    noAnswer: "No one answered. Call {contact.phone}."
    failed: "That failed. Call {contact.phone}."
    closed: "They are closed. {contact.hours}."
    broken: "Something went wrong. Call {police.phone}."
    restart: "To start again, press any key."
    emergencyText: "In an emergency call {emergency.phone}."
    menuText: "Text back a number:"
    menuEnd: "This is automatic."
    neutral: "Here is your answer."
    more: "More: text"
    codes: "Text back a number:"
    codesEnd: "Codes have two digits, like {#hate.police}."
    several: "Which one?"
    guessed: "Wrong answer? Text MENU."
    delete: "You can delete this text."
    numberOnly: "The number: {contact.phone}. {contact.hours}."
    placeOnly: "The place: {contact.address}. {contact.hours}."
    brokenText: "Something went wrong. Call {police.phone}."
  replies:
    unknown:
      text: "Sorry, what? Text MENU."
    danger:
      text: "Call {emergency.phone} now."
      keywords: ["999", danger]
    police:
      text: "This is not the police."
      keywords: [police]
    safe:
      text: "Delete this."
      keywords: [safe]
    about:
      text: "This is automatic."
      keywords: [about]
  thanks: [thanks, ok]
  filler: [a, the, "i'm"]
on:
  '0':
    target: person
    description: "for a person"
  '8':
    target: main
    description: "for the main menu"
  '9':
    target: emergency
    description: "for emergency advice"
states:
  main:
    meta:
      title: "Main menu"
      keywords: [menu, start again]
    on:
      '1':
        target: '#hate'
        description: "for hate crime"
      '2':
        target: '#drugs'
        description: "for drugs"
  person:
    meta:
      title: "A person"
      contact: police
      source: "The council"
      checked: 2026-11-20
      say: "Call {contact.name} on {contact.phone}."
      text: "Call {police.phone}."
  emergency:
    meta:
      title: "Emergency"
      contact: emergency
      source: "The council"
      checked: 2026-11-20
      say: "Call {emergency.phone}."
      text: "Call {emergency.phone}."
`

const contacts = `emergency:
  name: "Emergency services"
  kind: emergency
  phone: "999"
  source: "The council"
  checked: 2026-11-20
  checkedBy: "A tester"
  reviewBy: 2027-05-20
police:
  name: "the police"
  kind: short
  phone: "101"
  source: "The council"
  checked: 2026-11-20
  checkedBy: "A tester"
  reviewBy: 2027-05-20
hate-line:
  name: "Hate line"
  kind: freephone
  phone: "0800 138 1624"
  hours:
    week:
      monday to friday: 9am to 5pm
    bankHolidays: closed
    exceptions:
      2026-12-24:
        hours: 9am to noon
        reason: "staff training"
  source: "The council"
  checked: 2026-11-20
  checkedBy: "A tester"
  reviewBy: 2027-05-20
centre:
  name: "The centre"
  kind: place
  address: "1 High Street"
  spoken:
    name: "our centre"
    address: "number one, High Street"
  hours: always
  connect: no
  source: "The council"
  checked: 2026-11-20
  checkedBy: "A tester"
  reviewBy: 2027-05-20
  note: "A remark."
`

const hate = `id: hate
initial: menu
meta:
  title: "Hate crime"
  sensitive: yes
states:
  menu:
    meta:
      contact: hate-line
      keywords: [hate]
      lead: [talk]
    on:
      '1':
        - target: talk
          guard: open
          description: "to talk to someone"
        - target: police
      '2':
        target: police
        description: "to report it"
  talk:
    meta:
      title: "Talk"
      contact: hate-line
      source: "The council"
      checked: 2026-11-20
      say: "Call {hate-line.phone}. {hate-line.hours}. To report it, {#police}."
      text: "Call {contact.phone}. {hate-line.hours}. Or text {#drugs.menu}."
  police:
    meta:
      title: "Report it"
      keywords: [report]
      source: "The council"
      checked: 2026-11-20
      say: "Call {police.phone}."
      text: "Call {police.phone}."
`

const drugs = `id: drugs
initial: menu
meta:
  title: "Drugs"
states:
  menu:
    meta:
      keywords: [drugs]
    on:
      '1':
        target: exchange
        description: "for needle exchange"
  exchange:
    meta:
      title: "Needle exchange"
      contact: centre
      source: "The council"
      checked: 2026-11-20
      say: "Go to {centre.name}, {centre.address}."
      text: "Go to {centre.address}. {centre.hours}."
`

const holidays = `{
  "england-and-wales": {
    "events": [
      { "title": "Good Friday", "date": "2026-04-03" }
    ]
  }
}
`

/** The files of the small line, by name. */
export const smallLine: FlowFiles = new Map([
  ['line.yaml', line],
  ['contacts.yaml', contacts],
  ['hate.yaml', hate],
  ['drugs.yaml', drugs],
  ['bank-holidays.json', holidays],
])

/** The files with another text for one of them; undefined takes it out. */
export function replace(file: string, text: string | undefined, files = smallLine): FlowFiles {
  const others = [...files].filter(([name]) => name !== file)
  return new Map(text === undefined ? others : [...others, [file, text]])
}

/** The files with a change in one of them. @throws when what is to be changed is not there exactly once. */
export function edit(file: string, from: string, to: string, files = smallLine): FlowFiles {
  const [before, after, ...more] = files.get(file)!.split(from)
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(`${JSON.stringify(from)} is not in ${file} exactly once`)
  return replace(file, `${before}${to}${after}`, files)
}
