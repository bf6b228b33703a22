import type { Objection } from './edit-form.ts'
import { noFile, noId, noOptionKey, noTopic } from './edit-objections.ts'
import { nameOf, topicNames } from './file-names.ts'
import type { FlowFiles } from './files.ts'
import { pathOf, type WrittenSubject } from './locator.ts'
import { isId } from './schema-parts.ts'
import { optionKey } from './topic-schema.ts'

/** What is wrong with the name of a subject, or that its file is missing. Whether the subject itself is there is not asked. */
export function checkSubject(subject: WrittenSubject, files: FlowFiles): Objection | undefined {
  const id = idOf(subject)
  const parts = id?.split('.') ?? []
  const isState = 'state' in subject || 'option' in subject
  if (id !== undefined && (!parts.every(isId) || parts.length > (isState ? 2 : 1))) return noId(id)
  if ('option' in subject && !new RegExp(optionKey).test(subject.option.key)) return noOptionKey(subject.option.key)
  const [file] = pathOf(subject)
  const isOfTopic = 'topic' in subject || parts.length > 1
  if (isOfTopic && !topicNames(new Set(files.keys())).includes(nameOf(file))) return noTopic(nameOf(file))
  return files.has(file) ? undefined : noFile(file)
}

function idOf(subject: WrittenSubject): string | undefined {
  if ('state' in subject) return subject.state
  if ('option' in subject) return subject.option.state
  if ('topic' in subject) return subject.topic
  return 'contact' in subject ? subject.contact : undefined
}
