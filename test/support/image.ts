import { readFile } from 'node:fs/promises'

/** How the image starts the line: the command, and the environment that it has. */
export interface Image {
  readonly command: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** Reads from the Dockerfile how the image starts the line. */
export async function readImage(): Promise<Image> {
  const dockerfile = await readFile(new URL('../../Dockerfile', import.meta.url), 'utf8')
  const [, command] = /^CMD (\[.*\])$/m.exec(dockerfile)!
  const [, settings] = /^ENV (.*)$/m.exec(dockerfile)!
  return { command: JSON.parse(command!), env: Object.fromEntries(settings!.split(' ').map((pair) => pair.split('='))) }
}
