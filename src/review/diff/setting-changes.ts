import { keysAndTitle } from '../../content/in-words.ts'
import { inOrder } from '../../content/sayings.ts'
import { rulesOf } from '../../hours/bank-holiday-rules.ts'
import type { LinePair, SettingChange } from './change.ts'
import { reasons } from './second-person.ts'

/** Another voice or language, the bank holidays of another division, and what is now sensitive or no longer so. */
export function settingChanges(lines: LinePair): SettingChange[] {
  return [
    ...soundChange('voice', lines),
    ...soundChange('language', lines),
    ...divisionChange(lines),
    ...sensitiveChange(true, lines),
    ...sensitiveChange(false, lines),
  ]
}

function soundChange(setting: 'voice' | 'language', lines: LinePair): SettingChange[] {
  const [before, after] = [lines.before[setting], lines.after[setting]]
  if (before === after) return []
  const summary = `The ${setting} of all calls is now ${after}; it was ${before}`
  return [{ kind: 'setting', before, after, places: [], summary, reason: reasons.sound }]
}

function divisionChange(lines: LinePair): SettingChange[] {
  const [before, after] = [lines.before, lines.after].map(({ holidays }) => rulesOf[holidays.division].name)
  if (before === after) return []
  const summary = `The bank holidays are now those of ${after}; they were those of ${before}`
  return [{ kind: 'setting', before: before!, after: after!, places: [], summary, reason: reasons.hours }]
}

function sensitiveChange(isSensitive: boolean, { before, after }: LinePair): SettingChange[] {
  const oldAtCode = new Map(inOrder(before).map((state) => [before.codes.get(state.id)!, state]))
  // A state with another id takes the place of the one that had its code.
  const wasAt = (id: string) => before.states.get(id) ?? oldAtCode.get(after.codes.get(id)!)
  const places = inOrder(after)
    .filter((state) => state.sensitive === isSensitive && wasAt(state.id)?.sensitive === !isSensitive)
    .map(({ id }) => keysAndTitle(id, after))
  if (places.length === 0) return []
  const summary = isSensitive
    ? 'Sensitive now: callers are warned before a text is sent, and texts say that they can be deleted'
    : 'No longer sensitive: callers are not warned before a text is sent, and texts do not say that they can be deleted'
  const nameOf = (sensitive: boolean) => (sensitive ? 'sensitive' : 'not sensitive')
  const reason = isSensitive ? '' : reasons.sensitive
  return [{ kind: 'setting', before: nameOf(!isSensitive), after: nameOf(isSensitive), places, summary, reason }]
}
