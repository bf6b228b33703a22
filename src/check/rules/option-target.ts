import { joinedUp } from '../../flow/keywords.ts'
import { type Line, type Menu, topicOf } from '../../flow/line.ts'
import { type Candidate, findMisfit } from '../misfit.ts'
import type { Complaint, Rule } from '../rule.ts'
import { stemsOf } from '../stems.ts'
import { makeTopicSources, type TopicSources, together, topicIn } from '../topics.ts'

/**
 * Compares the words of each option, and the title of each state behind one, with what else tells what is there, and with what
 * is behind the other options of the menu and of the main menu (CALLERS PC06).
 */
export const optionTarget: Rule = {
  reason: 'An option leads to what its words name, and a title names what is under it.',
  *find({ line, menus }) {
    const sourcesOf = makeTopicSources(line)
    for (const menu of menus) {
      const ofLabels = [...findTwins(menu), ...checkLabels(menu, line, sourcesOf)]
      // Where options are wrong, titles can't be compared with them.
      yield* ofLabels.length > 0 ? ofLabels : checkTitles(menu, line, sourcesOf)
    }
  },
}

type SourcesOf = (id: string) => TopicSources

function* checkLabels(menu: Menu, line: Line, sourcesOf: SourcesOf): Generator<Complaint> {
  const candidates = [...new Set(targetsOf(menu))].map((id) => byTitle(id, sourcesOf))
  const abroad = otherTopics(menu, line).map((id) => byName(id, sourcesOf))
  for (const { key, label, branches } of menu.options) {
    const targets = branches.map(({ target }) => target)
    const [own, others] = [true, false].map((is) => candidates.filter(({ id }) => targets.includes(id) === is))
    const misfit = findMisfit(stemsOf(label), join(own!), [...others!, ...abroad])
    if (!misfit) continue
    const titleOf = (id: string) => line.states.get(id)!.title
    const what = `"${label}" leads to "${titleOf(targets[0]!)}", and its words are about "${titleOf(misfit.id)}".`
    const mend = 'Write what it leads to, or let it lead to what its words name.'
    yield { subject: { state: menu.id }, path: ['on', key], what, mend }
  }
}

/** Two options in the same words: one of them was copied over the other's. */
function* findTwins({ id, options }: Menu): Generator<Complaint> {
  const said = new Map<string, string>()
  for (const { key, label } of options) {
    const words = joinedUp(label)
    const twin = said.get(words)
    said.set(words, key)
    if (twin === undefined) continue
    const what = `"${label}" is what key ${twin} says too, so that nobody can tell them apart.`
    yield { subject: { state: id }, path: ['on', key], what, mend: 'Say what each of the two leads to.' }
  }
}

const targetsOf = ({ options }: Menu) => options.flatMap(({ branches }) => branches.map(({ target }) => target))

/** What the main menu leads to, in other topics than that of a menu. */
function otherTopics({ id }: Menu, { main, states }: Line): string[] {
  if (id === main) return []
  return targetsOf(states.get(main) as Menu).filter((target) => topicOf(target) !== topicOf(id))
}

function byTitle(id: string, sourcesOf: SourcesOf): Candidate {
  const { title, keywords, below, sentences } = sourcesOf(id)
  const named = together([title, keywords, below])
  return { id, named, told: together([named, sentences]) }
}

/** Of another topic only its name counts: what is below it may be like anything. */
function byName(id: string, sourcesOf: SourcesOf): Candidate {
  const { title, keywords } = sourcesOf(id)
  const named = together([title, keywords])
  return { id, named, told: named }
}

const join = (candidates: readonly Candidate[]): Candidate => ({
  id: '',
  named: together(candidates.map(({ named }) => named)),
  told: together(candidates.map(({ told }) => told)),
})

/** A title is what texters choose by: it is compared with the option that leads there. */
function* checkTitles(menu: Menu, { states }: Line, sourcesOf: SourcesOf): Generator<Complaint> {
  const candidates = [...new Set(targetsOf(menu))].map((id) => byLabel(id, menu, sourcesOf))
  for (const own of candidates) {
    const { title } = states.get(own.id)!
    const misfit = findMisfit(
      stemsOf(title),
      own,
      candidates.filter((other) => other !== own),
    )
    if (!misfit) continue
    const [here, there] = [own, misfit].map(({ id }) => labelsTo(id, menu)[0])
    const what = `The title "${title}" is of what "${here}" leads to, and its words are about "${there}".`
    yield { subject: { state: own.id }, path: ['meta', 'title'], what, mend: 'Write what it is about.' }
  }
}

const labelsTo = (id: string, { options }: Menu) =>
  options.filter(({ branches }) => branches.some(({ target }) => target === id)).map(({ label }) => label)

function byLabel(id: string, menu: Menu, sourcesOf: SourcesOf): Candidate {
  const { keywords, below, sentences } = sourcesOf(id)
  const named = together([topicIn(labelsTo(id, menu)), keywords])
  return { id, named, told: together([named, below, sentences]) }
}
