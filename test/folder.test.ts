import { execFile } from 'node:child_process'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { readFlowFolder } from '../src/folder.ts'

t.test('what editors and systems leave in the folder is not read', async (t) => {
  const folder = t.testdir({ 'line.yaml': 'id: line', 'Noise.YML': '', 'bank-holidays.json': '{}' })
  const others = [
    '._line.yaml',
    '~$line.yaml',
    '.line.yaml.swp',
    'line.yaml~',
    '#line.yaml#',
    '.DS_Store',
    'line.yaml.bak',
  ]
  for (const name of [...others, 'line.schema.json', '~WRL0001.yaml', 'notes.txt'])
    await writeFile(join(folder, name), '?')
  await symlink('ann@pc.1234:5678', join(folder, '.#line.yaml'))
  await symlink('gone', join(folder, 'gone.yaml'))
  await symlink('line.yaml', join(folder, 'linked.yaml'))
  await mkdir(join(folder, 'folder.yaml'))
  await promisify(execFile)('mkfifo', [join(folder, 'pipe.yaml')])
  t.strictSame(
    [...(await readFlowFolder(folder))],
    [
      ['Noise.YML', ''],
      ['bank-holidays.json', '{}'],
      ['line.yaml', 'id: line'],
      ['linked.yaml', 'id: line'],
    ],
  )
  await t.rejects(readFlowFolder(join(folder, 'none')))
})
