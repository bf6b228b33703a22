/** Pictures that stand for a word, as people in trouble use them. */
const words: Readonly<Record<string, string>> = {
  ...{ '🆘': 'sos', '🔪': 'knife', '🗡': 'knife', '🔫': 'gun', '💣': 'bomb', '🚑': 'ambulance', '🩸': 'blood' },
  ...{ '👮': 'police', '🚓': 'police', '🚔': 'police', '🚨': 'siren', '🚒': 'fire engine', '🔥': 'flame' },
  ...{ '💊': 'drugs', '💉': 'needle', '🍺': 'drink', '🍻': 'drink', '🍷': 'drink', '🥃': 'drink' },
}

/** A text with its pictures in words; others are left out later, as signs are. */
export function readPictures(body: string): string {
  return body.replace(/\p{Extended_Pictographic}/gu, (picture) => (words[picture] ? ` ${words[picture]} ` : picture))
}

/** Pictures by which people agree or say thank you, with or without a colour of skin. */
const thanks = /^(?:[👍👌🙏❤💙💚💜🫶😀]\p{Emoji_Modifier}?\uFE0F?\s*)+$/u

/** Whether a text is such pictures, and nothing else. */
export function arePicturesOfThanks(body: string): boolean {
  return thanks.test(body.trim())
}
