import { checkFlows } from '../check/check-flows.ts'
import { countFindings, printFindings } from '../check/print-findings.ts'
import { rules } from '../check/rules.ts'
import { type Command, readArgs } from './command.ts'
import { readFolder, readMoment } from './open-folder.ts'

const width = Math.max(...Object.keys(rules).map((id) => id.length))

/** Checks a flow folder. The exit code is 1 if there is an error. */
export const check: Command = {
  usage: 'check [FOLDER] [--json]',
  about: 'check whether flows may be published: what is wrong, where, and how to mend it',
  details: [
    'An error must be mended. A warning may stand if its reason is written beside the words:',
    '  accepted:',
    '    reading-grade: "The name of the service."',
    '',
    'The rules:',
    ...Object.entries(rules).map(([id, { reason }]) => `  ${id.padEnd(width)}  ${reason}`),
  ],
  run: async (args, { env, print, now }) => {
    const { values, positionals } = readArgs(args, { json: { type: 'boolean' } }, 1)
    const instant = readMoment(undefined, 'UTC', now)
    const { findings, measures } = checkFlows(await readFolder(positionals[0], env), instant)
    if (values.json) print(JSON.stringify({ at: instant, ...countFindings(findings), findings, measures }, null, 2))
    else for (const line of printFindings(findings)) print(line)
    return countFindings(findings).errors > 0 ? 1 : 0
  },
}
