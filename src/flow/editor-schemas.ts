import { contactsFile } from './contacts-schema.ts'
import { lineFile } from './line-schema.ts'
import { topicFile } from './topic-schema.ts'

/** The JSON schemas that editors use for completion, by file name. Each flow file names its own in its first line. */
export function editorSchemas(): Record<string, string> {
  const schemas = Object.entries({ contacts: contactsFile, line: lineFile, topic: topicFile })
  return Object.fromEntries(
    schemas.map(([name, schema]) => {
      const head = { $schema: 'https://json-schema.org/draft/2020-12/schema', title: `Signpost ${name}` }
      return [`${name}.schema.json`, `${JSON.stringify({ ...head, ...schema }, null, 2)}\n`]
    }),
  )
}
