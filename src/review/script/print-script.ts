import { type Section, sectionTitles } from '../../flow/shared-words.ts'
import { wrap } from '../layout.ts'
import type { ContactRow } from './contact-rows.ts'
import {
  contactColumns,
  type Fact,
  headingOf,
  measureOf,
  routeFacts,
  scopeOf,
  sourcesOf,
  sourcesOfText,
  totalsOf,
} from './facts.ts'
import type { Scene, Script } from './make-script.ts'
import type { Passage } from './passages.ts'

/** Characters in a line of a terminal. */
const width = 80

/** A script for a terminal, or to be printed as it is: at most 80 columns wide, with a box to tick for each passage. */
export function printScript(script: Script): string {
  const { title, at, revision, chapters, sections, contacts } = script
  const blocks = [
    [title, `${scopeOf(script)}, as on ${at}`, `Revision ${revision}`].flatMap((line) => wrap(line, width)),
    printFacts(totalsOf(script)),
    ...printSection('beginning', sections.beginning),
    ...chapters.flatMap(({ title, scenes }) => [banner(title), ...scenes.flatMap(printScene)]),
    ...(['answers', 'anywhere', 'replies'] as const).flatMap((section) => printSection(section, sections[section])),
    ...printThanks(script.thanks),
    banner('Contacts'),
    ...contacts.map((contact) => printContact(contact, at)),
  ]
  return blocks.map((lines) => lines.join('\n')).join('\n\n')
}

const banner = (title: string) => ['='.repeat(width), ...wrap(title.toUpperCase(), width), '='.repeat(width)]

function printSection(section: Section, passages: readonly Passage[]): string[][] {
  if (passages.length === 0) return []
  return [banner(sectionTitles[section]), ...passages.map(printPassage)]
}

function printScene(scene: Scene): string[][] {
  const sources = printFacts(sourcesOf(scene))
  return [
    [...heading(`${scene.code}  ${scene.title}`), ...printFacts(routeFacts(scene))],
    ...scene.passages.map(printPassage),
    ...(sources.length > 0 ? [sources] : []),
  ]
}

function heading(words: string): string[] {
  return [...wrap(words, width), '-'.repeat(width)]
}

/** The lines of a passage beside a box to tick; a text ends with the keywords that bring it, and its source. */
export function printPassage(passage: Passage): string[] {
  const [first, ...more] = wrap(`${headingOf(passage)}, ${measureOf(passage)}`, width - 4)
  const words = passage.words.split('\n').flatMap((line) => wrap(line, width - 4))
  const facts = printFacts(sourcesOfText(passage))
  return [`[ ] ${first}`, ...[...more, ...words].map((line) => `    ${line}`), ...facts]
}

/** `Source:  The council`; what does not fit on the line goes under its beginning. */
function printFacts(facts: readonly Fact[]): string[] {
  const margin = Math.max(...facts.map(([label]) => label.length)) + 2
  return facts.flatMap(([label, words]) =>
    wrap(words, width - margin).map((line, i) => `${(label && i === 0 ? `${label}:` : '').padEnd(margin)}${line}`),
  )
}

function printThanks(thanks: readonly string[]): string[][] {
  if (thanks.length === 0) return []
  return [['Texts that get no reply:', ...wrap(thanks.join(', '), width - 4).map((line) => `    ${line}`)]]
}

function printContact(contact: ContactRow, at: string): string[] {
  const [own, ...columns] = contactColumns(contact, at)
  const facts = columns.flatMap(({ label, lines }) => lines.map((line, i): Fact => [i === 0 ? label : '', line]))
  return [...heading(`[ ] ${contact.name}`), ...own!.lines.flatMap((line) => wrap(line, width)), ...printFacts(facts)]
}
