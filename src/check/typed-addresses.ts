/** E-mail and web addresses in words, written or spelt: "maidstone.gov.uk/asb", "maidstone dot gov dot uk". */
export const typedAddresses =
  /\b(?:https?:|www\.)\S*[\w/]|[\w.+-]+@[\w.-]*\w|\b[a-z0-9-]{2,}(?:\.[a-z0-9-]+)*\.[a-z]{2,}\b(?:\/[\w./-]*\w)?|\b\w+ dot (?:\w+ dot )*[a-z]{2,}\b/gi
