/** The changes that a second person has to agree to, each with why; each of the comparisons says where it found one. */
export const reasons = {
  number: 'a number changed',
  newNumber: 'a number is new',
  newContact: 'a contact is new',
  goneContact: 'a contact is gone',
  puttingThrough: 'callers can now be put through',
  hours: 'hours changed',
  emergencyWords: 'emergency words changed',
  dangerWord: 'a word of danger no longer brings the reply to danger',
  dangerText: 'a text of danger no longer brings the reply to danger',
  harmless: 'a word of danger counts for less',
  emergencyKey: 'key 9 is for emergencies',
  elsewhere: 'a code that is in use leads elsewhere',
  gone: 'a code that is in use is gone',
  sensitive: 'texts now name the topic on a lock screen',
} as const

export type Reason = (typeof reasons)[keyof typeof reasons]
