/** What members of staff may be, each with all that the ones before may do. */
export const roles = ['viewer', 'editor', 'publisher', 'administrator'] as const
/** One of them. */
export type Role = (typeof roles)[number]

/** Whether a word is a role. */
export const isRole = (word: string): word is Role => (roles as readonly string[]).includes(word)

/** Whether a role may do what takes another one. */
export const mayAs = (role: Role, needed: Role): boolean => roles.indexOf(role) >= roles.indexOf(needed)
