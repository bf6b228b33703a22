import t from 'tap'
import { renderCsv } from '../../src/counts/csv.ts'
import { makeReport } from '../../src/counts/report.ts'
import { edit } from '../flow/small-line.ts'
import { compile } from '../support/line.ts'
import { call, period } from './turns.ts'

t.test('a record for each number, in the order of the line, and none that is a formula', async (t) => {
  const awkward = edit('hate.yaml', 'title: "Hate crime"', `title: '=Hate "crime", and more'`)
  const files = edit('drugs.yaml', 'title: "Drugs"', 'title: "-Drugs"', awkward)
  const counts = [call('main key hate.menu', 20), call('main key drugs.menu', 30)]
  const csv = renderCsv(makeReport(counts, period, compile(files)))
  t.strictSame(csv.split('\r\n').slice(0, 6), [
    'from,to,table,id,name,measure,number',
    `2026-11-01,2026-11-21,Topics,hate,"'=Hate ""crime"", and more",By call,20`,
    `2026-11-01,2026-11-21,Topics,hate,"'=Hate ""crime"", and more",By text,fewer than 5`,
    "2026-11-01,2026-11-21,Topics,drugs,'-Drugs,By call,30",
    "2026-11-01,2026-11-21,Topics,drugs,'-Drugs,By text,fewer than 5",
    `2026-11-01,2026-11-21,Answers,hate.talk,"'=Hate ""crime"", and more: Talk",By call,fewer than 5`,
  ])
})
