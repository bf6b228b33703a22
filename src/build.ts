/**
 * `npm run build`: makes what the image runs, in the folder `dist`. A bundle starts sooner than the sources and takes less
 * memory, since nothing has to be found, and no types taken out (docs/measurements.md).
 */
import { cp, glob, rm } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Bundles the process, the commands and the child process that checks into a folder, with the templates beside them. */
export async function buildInto(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await build({
    absWorkingDir: root,
    entryPoints: ['src/main.ts', 'src/cli.ts', 'src/live/check-child.ts'],
    entryNames: '[name]',
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node26',
    // Packages that are CommonJS load Node's own modules by `require`.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    // `pg` tries it, and does without.
    external: ['pg-native'],
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'warning',
  })
  for await (const template of glob('src/review/**/*.njk', { cwd: root }))
    await cp(join(root, template), join(folder, basename(template)))
}

if (import.meta.main) await buildInto(resolve(process.argv[2]!))
