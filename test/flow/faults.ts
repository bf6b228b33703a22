import type { AnyStateMachine, AnyStateNode } from 'xstate'
import type { Line } from '../../src/flow/line.ts'
import { ownContactId, type Template } from '../../src/flow/template.ts'

/** What no compiled line may have: names of states and contacts that are not there, states that no code leads to, empty words. */
export function findFaults(line: Line): string[] {
  const menus = [...line.states.values()].filter((state) => state.kind === 'menu')
  const answers = [...line.states.values()].filter((state) => state.kind === 'answer')
  const named = [line.main, ...Object.values(line.globalKeys), ...line.codes.keys(), ...line.parents.values()]
  const states = [...named, ...menus.flatMap(({ lead }) => lead), ...menus.flatMap(targetsOf)]
  const words = [...Object.values(line.words), ...Object.values(line.replies).map(({ text }) => text)]
  const templates = [...words, ...answers.flatMap(({ say, text }) => [say, text])]
  return [
    ...states.filter((id) => !line.states.has(id)).map((id) => `there is no state ${id}`),
    ...[...line.states.keys()].filter((id) => !line.codes.has(id)).map((id) => `no code leads to ${id}`),
    ...templates.flatMap((template) => findEmptyGaps(template, line)),
    ...templates.filter((template) => template.length === 0).map(() => 'there are words without words'),
    ...findLooseEnds(line.machine),
  ]
}

const targetsOf = ({ options }: Extract<ReturnType<Line['states']['get']>, { kind: 'menu' }>) =>
  options.flatMap(({ branches }) => branches.map(({ target }) => target))

function findEmptyGaps(template: Template, { states, contacts }: Line): string[] {
  return template.flatMap((part) => {
    if (typeof part === 'string') return []
    if ('state' in part) return states.has(part.state) ? [] : [`there is no state ${part.state}`]
    return part.contact === ownContactId || contacts.has(part.contact) ? [] : [`there is no contact ${part.contact}`]
  })
}

/** Transitions of a machine that lead to a state that it does not have, or that another state has taken the id of. */
function findLooseEnds(machine: AnyStateMachine): string[] {
  return nodesOf(machine.root).flatMap(({ id, transitions }) =>
    [...transitions.values()]
      .flat()
      .flatMap(({ target }) => target ?? [])
      .filter((target) => machine.getStateNodeById(target.id) !== target)
      .map((target) => `${id} leads to ${target.id}`),
  )
}

const nodesOf = (node: AnyStateNode): AnyStateNode[] => [node, ...Object.values(node.states).flatMap(nodesOf)]
