import { denialStem } from './stems.ts'
import type { Topic } from './topics.ts'

/** Something that words may be about. */
export interface Candidate {
  readonly id: string
  /** What tells it by name. */
  readonly named: Topic
  /** What tells it in any way. */
  readonly told: Topic
}

/** How far another must fit at the least, and by how many times better than what the words stand for. */
const enough = 0.5
const clearly = 2

/** The first of others that some words clearly are about, rather than their own candidate; undefined if they could mean theirs. */
export function findMisfit(
  words: ReadonlySet<string>,
  own: Candidate,
  others: readonly Candidate[],
): Candidate | undefined {
  const fitOf = makeFit(words, [own, ...others])
  const fit = fitOf(own.told)
  return others.find((other) => {
    const [named, told] = [fitOf(other.named), fitOf(other.told)]
    if (told >= enough && told > clearly * fit && named > fit) return true
    return named >= enough && named >= fit && lacksDenial(words, own) && !other.named.has(denialStem)
  })
}

/** Makes a measure of how well a topic fits some words, of 1: what names several candidates says little of which one is meant. */
function makeFit(words: ReadonlySet<string>, candidates: readonly Candidate[]): (topic: Topic) => number {
  const known = [...words].filter((stem) => candidates.some(({ told }) => told.has(stem)))
  const weights = new Map(known.map((stem) => [stem, weightOf(stem, candidates)]))
  const all = [...weights.values()].reduce((sum, weight) => sum + weight, 0)
  return (topic) => known.reduce((sum, stem) => sum + (weights.get(stem)! * (topic.get(stem) ?? 0)) / all, 0)
}

/** "Not the police" is more about "not" than about the police. */
function weightOf(stem: string, candidates: readonly Candidate[]): number {
  const shared = candidates.filter(({ named }) => named.has(stem)).length
  return (stem === denialStem ? 2 : 1) / Math.max(1, shared)
}

/** Whether words that fit as well lack the "not" that their own candidate is named by. */
const lacksDenial = (words: ReadonlySet<string>, { named }: Candidate) =>
  named.has(denialStem) && !words.has(denialStem)
