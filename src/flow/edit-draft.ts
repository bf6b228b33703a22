import { makeLineFinder, type Path } from './document.ts'
import type { Edit, EditProblem, Objection } from './edit-form.ts'
import { notAlone } from './edit-objections.ts'
import { type Plan, planEdit } from './edit-plan.ts'
import { splice } from './edit-span.ts'
import { type FlowText, readFlowText } from './edit-text.ts'
import { isSame, reads, valueAt } from './edit-tree.ts'

/** A flow file while it is edited. */
export interface Draft {
  /** Makes an edit at a path from the top of the file, after those before it. Gives the problems that show by then. */
  edit(edit: Edit, path: Path): EditProblem[]
  /** Ends the edits: gives the text, and the problems that are left. */
  finish(): { readonly text: string; readonly problems: readonly EditProblem[] }
}

interface Pending extends Plan {
  readonly edit: Edit
  readonly path: Path
  /** What it changes: one value, or the list or map in which something is added or taken out. */
  readonly touches: Path
}

/**
 * Begins to edit a file. Edits that touch different things are made together, and then the text is parsed once to see that it
 * says what it should and nothing else. An edit that touches what another has changed waits for such a parse.
 */
export function openDraft(flow: FlowText): Draft {
  const { file } = flow
  const lineOf = makeLineFinder(file, flow.text)
  const problem = (edit: Edit, path: Path, objection: Objection) => ({ file, line: lineOf(path), ...objection, edit })
  let now = flow
  let pending: Pending[] = []
  const settle = (): EditProblem[] => {
    const plans = pending
    pending = []
    const settled = settlePlans(now, plans)
    if (!settled) return plans.map(({ edit, path }) => problem(edit, path, notAlone))
    now = settled
    return []
  }
  return {
    edit: (edit, path) => {
      const touches = touchedBy(now, edit, path)
      const problems = pending.some((other) => meet(other.touches, touches)) ? settle() : []
      const plan = planEdit(now, path, edit)
      if (plan && 'what' in plan) return [...problems, problem(edit, path, plan)]
      if (plan) pending.push({ ...plan, edit, path, touches })
      return problems
    },
    finish: () => ({ problems: settle(), text: now.text }),
  }
}

/** The text with what is planned; undefined if it would not say exactly that. */
function settlePlans(before: FlowText, plans: readonly Plan[]): FlowText | undefined {
  if (plans.length === 0) return before
  const text = splice(
    before.text,
    plans.map((plan) => plan.splice),
  )
  const tree = plans.reduce((tree, { change }) => change(tree), before.tree)
  const after = readFlowText(before.file, text)
  return 'tree' in after && isSame(after.tree, tree) ? after : undefined
}

function touchedBy({ tree }: FlowText, edit: Edit, path: Path): Path {
  const isInPlace = edit.do === 'set' && edit.was !== undefined && reads(valueAt(tree, path), edit.was)
  return isInPlace ? path : path.slice(0, -1)
}

/** Whether two paths are the same, or one of them lies inside the other. */
function meet(one: Path, other: Path): boolean {
  return one.slice(0, other.length).every((step, i) => step === other[i])
}
