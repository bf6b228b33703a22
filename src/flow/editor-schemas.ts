import type { TSchema } from 'typebox'
import { contactsFile } from './contacts-schema.ts'
import { lineFile } from './line-schema.ts'
import { topicFile } from './topic-schema.ts'

const files: Readonly<Record<string, TSchema>> = {
  'contacts.schema.json': contactsFile,
  'line.schema.json': lineFile,
  'topic.schema.json': topicFile,
}

/** The JSON schemas that editors use for completion, by file name. Each flow file names its own in its first line. */
export function editorSchemas(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([file, schema]) => {
      const text = JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', ...schema }, null, 2)
      return [file, `${text}\n`]
    }),
  )
}
