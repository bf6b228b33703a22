import type { Path } from '../flow/document.ts'
import type { Line } from '../flow/line.ts'
import type { ReplyName } from '../flow/replies.ts'

/** A keyword as staff wrote it, the state or reply that it should bring, and where it stands below that. */
export interface OwnedKeyword {
  readonly keyword: string
  readonly owner: { readonly state: string } | { readonly reply: ReplyName }
  readonly path: Path
}

/** The keywords of all states, then of all replies; those of one owner share its object. */
export function ownedKeywords({ states, replies }: Line): OwnedKeyword[] {
  const owned = (keywords: readonly string[], owner: OwnedKeyword['owner'], path: Path) =>
    keywords.map((keyword) => ({ keyword, owner, path }))
  return [
    ...[...states.values()].flatMap(({ id, keywords }) => owned(keywords, { state: id }, ['meta', 'keywords'])),
    ...Object.entries(replies).flatMap(([reply, { keywords }]) =>
      owned(keywords, { reply: reply as ReplyName }, ['keywords']),
    ),
  ]
}
