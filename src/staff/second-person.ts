/** What stands in the place of an approver where somebody who is alone typed what is new again. */
export const typedAgain = 'typed again'

/** Whether what is new may be typed again while there was never a second publisher, or a second person is needed even then. */
export const secondPersonRules = ['typed', 'required'] as const
/** One of the two. */
export type SecondPersonRule = (typeof secondPersonRules)[number]

/** How long whoever made somebody's code is taken for the same person, in ms: they could have used it themselves. */
export const vouchedFor = 24 * 60 * 60 * 1000

/** That somebody made a code for a member, or raised their role, when less than `vouchedFor` ago. */
export interface Vouching {
  readonly address: string
  readonly voucher: string
}

/** What is to be agreed to: who proposed it, whose edits are in it, and whose role it is about, if it is. */
export interface ToAgree {
  readonly author: string
  readonly editedBy: readonly string[]
  readonly about?: string | undefined
}

/** Why somebody can't agree to a proposal, in words; undefined if they can. */
export function whyNotSecond(
  address: string,
  { author, editedBy, about }: ToAgree,
  vouchings: readonly Vouching[],
): string | undefined {
  if (address === author) return 'it is your own proposal'
  if (editedBy.includes(address)) return 'your own edits are in it'
  if (address === about) return 'it is about your own role'
  const own = peopleBehind(address, vouchings)
  for (const other of [author, ...editedBy]) {
    const [shared] = [...peopleBehind(other, vouchings)].filter((one) => own.has(one))
    if (shared) return sharedInWords(shared, address, other)
  }
  return undefined
}

/** Those who could act as somebody: themselves, who vouched for them, and for those in turn. */
function peopleBehind(address: string, vouchings: readonly Vouching[]): ReadonlySet<string> {
  const people = new Set([address])
  // A loop over a Set also visits what is added to it meanwhile.
  for (const one of people)
    for (const { voucher } of vouchings.filter(({ address }) => address === one)) people.add(voucher)
  return people
}

function sharedInWords(shared: string, own: string, other: string): string {
  const [voucher, whom] = shared === own ? ['you', other] : [shared, shared === other ? 'you' : `you and ${other}`]
  return `${voucher} gave ${whom} a code or a role less than 24 hours ago`
}
