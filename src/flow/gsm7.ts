/** The characters of the GSM 03.38 alphabet and of its extension table, which counts double (Twilio, "What is GSM-7"). */
const alphabet = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà' +
    '^{}\\[~]|€',
)

/** The characters of a text that GSM-7 lacks, each once: a single one leaves 67 characters a segment instead of 153. */
export function foreignToGsm7(text: string): string[] {
  return [...new Set(text)].filter((character) => !alphabet.has(character))
}
