/** How an effect ended, as an event of the machine. */
export const results = ['sent', 'unsent', 'answered', 'busy', 'no-answer', 'failed'] as const
export type Result = (typeof results)[number]

/** The states inside every answer, which staff never wire: its tail. */
export const tailStates = ['said', 'ask', 'sending', 'no-mobile', 'connecting', 'closed', ...results] as const
export type TailState = (typeof tailStates)[number]
