import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** How the image starts the line: the command, and the environment that it has. */
export interface Image {
  readonly command: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Reads from the Dockerfile of this project, or of another checkout of it, how the image starts the line. */
export async function readImage(checkout = root): Promise<Image> {
  const dockerfile = await readFile(join(checkout, 'Dockerfile'), 'utf8')
  const [, command] = /^CMD (\[.*\])$/m.exec(dockerfile)!
  const [, settings] = /^ENV (.*)$/m.exec(dockerfile)!
  return { command: JSON.parse(command!), env: Object.fromEntries(settings!.split(' ').map((pair) => pair.split('='))) }
}
