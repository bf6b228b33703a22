/**
 * What STOP does on this line. On UK numbers Twilio itself acts on texts that are one of these words, whatever their case:
 * it replies, and from STOP and its synonyms until START, YES or UNSTOP it blocks every text from the line's number to that
 * phone. It still hands each of them to the line, which keeps no list of its own (TWILIO 0.3, 4). So they can be no keywords
 * of a flow. "Stop please" is not one of them, for Twilio either: the line answers it like any other text.
 *
 * With Twilio's Advanced Opt-Out, an account chooses the words; twilio/sms.ts is silent on every text that comes with its mark.
 */

/** The line is silent on these: Twilio refuses a reply to STOP (error 21610), and one to START would come beside its own. */
export const optOutWords: ReadonlySet<string> = new Set(
  ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT'].concat(['START', 'YES', 'UNSTOP']),
)

/** The line answers these, although Twilio replies too, because a person in trouble texts HELP. */
export const helpWords: ReadonlySet<string> = new Set(['HELP', 'INFO'])
