import { compileLine } from '../../src/flow/compile.ts'
import type { FlowFiles } from '../../src/flow/files.ts'
import type { Line } from '../../src/flow/line.ts'
import { learnWhole } from '../../src/learn/learn-whole.ts'
import { smallLine } from '../flow/small-line.ts'
import { compile } from '../support/line.ts'

const subjects = {
  menu: ['shouted a slur at me', 'called names because of my faith', 'they mock my accent', 'spat at my scarf'],
  police: ['how do i tell officers', 'which number reports it', 'report it to officers', 'tell officers about it'],
}
const others = {
  danger: ['he grabbed my throat', 'they will hit us again', 'he is breaking the door down', 'i took all my tablets'],
  ordinary: ['when are bins emptied', 'is the pool open', 'see you at the pub', 'my parcel is late'],
  thanks: ['many thanks for all that', 'thank you so much', 'cheers for the help', 'that was kind thanks'],
}
const endings = [
  '',
  ' today',
  ' last week',
  ' in the street',
  ' outside the shop',
  ' by the bus stop',
  ' again',
  ' and so on',
]

/** Examples in sections, each text with every ending, so that there is something to learn from. */
function sectionsOf(sections: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(sections)
    .map(([name, texts]) => `[${name}]\n${texts.flatMap((text) => endings.map((end) => text + end)).join('\n')}`)
    .join('\n\n')
}

/** The small line with a few examples. */
export const taughtFiles: FlowFiles = new Map([
  ...smallLine,
  ['hate.examples.txt', `# A remark.\n\n${sectionsOf(subjects)}\n`],
  ['line.examples.txt', sectionsOf(others)],
])

/** Files with what a line learns from them. */
export function learnFrom(files: FlowFiles): FlowFiles {
  return new Map([...files, ['learnt.txt', learnWhole(compile(files)).text]])
}

/** The small line when it has learnt. */
export const learntFiles: FlowFiles = learnFrom(taughtFiles)
export const learntLine: Line = compile(learntFiles)

/** Every problem of some files, or none. */
export const problemsIn = (files: FlowFiles) => {
  const compiled = compileLine(files)
  return 'problems' in compiled ? compiled.problems : []
}
