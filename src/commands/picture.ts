import { oneOf } from '../flow/problem.ts'
import { drawLine, drawTopic } from '../review/picture/draw.ts'
import { type Command, readArgs, UsageError } from './command.ts'
import { openFolder } from './open-folder.ts'

/** Prints a picture of a topic, or of the whole line, as SVG. */
export const picture: Command = {
  usage: 'picture [TOPIC]',
  about: 'print a picture of a topic, or of the whole line, as SVG',
  details: ['It fits on a sheet of A4. To keep it: npm run --silent line -- picture hate > hate.svg'],
  run: async (args, { env, print }) => {
    const [topic] = readArgs(args, {}, 1).positionals
    const { line } = await openFolder(undefined, env)
    const topics = [...line.topics.keys()]
    if (topic !== undefined && !topics.includes(topic))
      throw new UsageError(`There is no topic "${topic}". Use one of: ${oneOf(topics)}.`)
    print(await (topic === undefined ? drawLine(line) : drawTopic(line, topic)))
  },
}
