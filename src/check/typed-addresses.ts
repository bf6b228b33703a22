/** E-mail and web addresses in words, written or spelt: "maidstone.gov.uk/asb", "maidstone dot gov dot uk". */
export const typedAddresses =
  /\b(?:https?:|www\.)\S*[\w/]|[\w.+-]+@[\w.-]*\w|(?:[a-z0-9-]+\.)+(?:uk|com|org|net|info|gov|police|nhs|eu|london)\b(?:\/[\w./-]*\w)?|\b\w+ dot (?:\w+ dot )*(?:uk|com|org|net|info|eu)\b/gi
