const of = (dossierId: string): string => `/gezinnen/${dossierId}/sociale-rechten`

/** Every address of the rights of one family. */
export const paths = {
  all: of,
  skip: (dossierId: string, skipped: number) => `${of(dossierId)}?over=${skipped}`,
  facts: (dossierId: string) => `${of(dossierId)}/feiten`,
  scheme: (dossierId: string) => `${of(dossierId)}/schema`,
  paper: (dossierId: string) => `${of(dossierId)}/schema.pdf`,
  code: (dossierId: string) => `${of(dossierId)}/code`,
  taken: (dossierId: string, withId: string, act: 'terug' | 'opnieuw') => `${of(dossierId)}/code/${withId}/${act}`,
  question: (dossierId: string) => `${of(dossierId)}/vraag`,
  seen: (dossierId: string) => `${of(dossierId)}/gezien`,
  otherAid: (dossierId: string) => `${of(dossierId)}/andere-steun`,
  fact: (dossierId: string, factId: string, act: 'klopt' | 'terug' | 'opnieuw') => `${of(dossierId)}/feiten/${factId}/${act}`,
  step: (dossierId: string, stepId: string, act: 'terug' | 'opnieuw') => `${of(dossierId)}/stappen/${stepId}/${act}`,
  lift: (dossierId: string, overrideId: string) => `${of(dossierId)}/anders/${overrideId}/terug`,
  right: (dossierId: string, rightId: string) => `${of(dossierId)}/recht/${rightId}`,
  begin: (dossierId: string, rightId: string, kind: string) => `${of(dossierId)}/recht/${rightId}?stap=${kind}#stappen`,
  take: (dossierId: string, rightId: string) => `${of(dossierId)}/recht/${rightId}/stap`,
  tick: (dossierId: string, rightId: string) => `${of(dossierId)}/recht/${rightId}/papier`,
  override: (dossierId: string, rightId: string) => `${of(dossierId)}/recht/${rightId}/anders`,
}

/** The right under which aid stands that is in no catalogue: a local premium, a fund, a gift. */
export const otherAid = 'andere-steun'
