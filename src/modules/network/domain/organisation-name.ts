/** A name as it is compared: lower case, no accents, "&" read as "en", no dots, no company forms. */
export function foldOrganisationName(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/&/g, ' en ')
    .replace(/[.'’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\b(vzw|asbl)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

export type Named = { readonly id: string; readonly name: string; readonly aliases: readonly string[] }

/** The organisation a name means, by its own name before another one's alias; null when none is meant. */
export function organisationNamed<O extends Named>(organisations: readonly O[], name: string): O | null {
  const folded = foldOrganisationName(name)
  if (folded === '') return null
  const own = organisations.find((one) => foldOrganisationName(one.name) === folded)
  return own ?? organisations.find((one) => one.aliases.some((alias) => foldOrganisationName(alias) === folded)) ?? null
}
