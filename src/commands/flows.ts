import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readConfig } from '../config.ts'
import { editorSchemas } from '../flow/editor-schemas.ts'
import { renderStaticFallback } from '../twilio/fallback.ts'
import { type Command, readArgs } from './command.ts'
import { openFolder } from './open-folder.ts'

/** Prints static TwiML for Twilio's fallback URL. */
export const fallback: Command = {
  usage: 'fallback',
  about: "print static TwiML for Twilio's fallback URL",
  details: [],
  run: async (args, { env, print }) => {
    readArgs(args, {}, 0)
    print(renderStaticFallback((await openFolder(undefined, env)).line))
  },
}

/** Prints the generated machine, for XState's own tools. */
export const machine: Command = {
  usage: 'machine [FOLDER]',
  about: 'print the generated XState config as JSON',
  details: ['createMachine of XState and its editedBy load it.'],
  run: async (args, { env, print }) => {
    const { positionals } = readArgs(args, {}, 1)
    const { line } = await openFolder(positionals[0], env)
    print(JSON.stringify(line.machine.config, null, 2))
  },
}

/** Writes the schemas that editedBy use. */
export const schema: Command = {
  usage: 'schema',
  about: 'write the schemas that editedBy use beside the flow files',
  details: [],
  run: async (args, { env, print }) => {
    readArgs(args, {}, 0)
    const { flowsDir } = readConfig(env)
    for (const [file, text] of Object.entries(editorSchemas())) {
      await writeFile(join(flowsDir, file), text)
      print(join(flowsDir, file))
    }
  },
}
