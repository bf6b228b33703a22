/** Lines that are no row of a store. */
const notRows = [
  '["audit",null]',
  '["audit"]',
  '["audit",{}]',
  '["audit",[]]',
  '[]',
  'null',
  '7',
  '{}',
  '{"sha256":7}',
  '',
  '"audit"',
  '["sign_ins",{}]',
  '["toString",{}]',
  '["staff",{"a b":1}]',
  '["decisions",{"number":1,"proposal":1,"outcome":7,"author":"a","note":"b","decided_at":1}]',
  '["decisions",{"number":1,"proposal":1,"outcome":"x","author":"a","note":"b","decided_at":1,"more":"x"}]',
  '["audit",{"number":"9","happened_at":1,"author":"a","action":"b","about":"c"}]',
  '["audit",{"number":9.5,"happened_at":1,"author":"a","action":"b","about":"c"}]',
]

/** What may become of a backup whose third line is a revision with the file "other", and why it is refused then. */
export function spoilt(lines: readonly string[]): [lines: readonly string[], why: RegExp][] {
  const end = lines.length
  const replaced = (from: string, to: string) => lines.map((line) => line.replace(from, to))
  return [
    ...notRows.map((row): [string[], RegExp] => [
      lines.toSpliced(4, 1, row),
      /^Line 5 is no row of a store\. Give a backup as it was written/,
    ]),
    [replaced('other', 'othes'), /^Line 3 holds a revision whose files are not those that were published\./],
    [replaced("It's", 'Its'), new RegExp(`^Line ${end} holds another checksum than`)],
    [lines.toSpliced(-2, 1), new RegExp(`^Line ${end - 1} holds another checksum than`)],
    [lines.toSpliced(3, 0, lines[2]!), /^Line 4 can't be restored \(.+\)\./],
    [
      lines.slice(0, -1),
      new RegExp(`^Line ${end - 1} is the last, and no checksum follows: the backup is cut short\\.`),
    ],
    [[...lines, '["audit",null]'], new RegExp(`^Line ${end + 1} comes after the end\\.`)],
    [[...lines, ''], new RegExp(`^Line ${end + 1} comes after the end\\.`)],
  ]
}
