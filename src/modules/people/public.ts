export { addPerson } from './commands/add-person.ts'
export { changePerson } from './commands/change-person.ts'
/** For imports, inside their own transaction and under their own checks. */
export { type ImportedPerson, importPeople, removeImportedPeople } from './commands/import-people.ts'
/** For the dossiers, inside the act that opens or ends one. */
export { keepRunning } from './commands/keep-running.ts'
export { recordDeath } from './commands/record-death.ts'
export { redescribePerson } from './commands/redescribe-person.ts'
export { languageName, languageOptions } from './domain/languages.ts'
export type { LikenessReason, PersonProbe } from './domain/likeness.ts'
export {
  type ContactChannel,
  type ContactTime,
  contactChannels,
  contactTimes,
  fullName,
  type NewPerson,
  type PersonDetails,
  type SafeContact,
} from './domain/person.ts'
export { type Reader, type ShownPlace, shownPlace } from './domain/safe-address.ts'
export { peoplePolicy } from './policy.ts'
export { findPeople, type Likeness } from './queries/find-people.ts'
export { readPeople, readPerson } from './queries/read-person.ts'
export { PersonFields, personFormSchema, personFormValues } from './web/person-form.tsx'
export { LanguageStrip, SafeAddressStrip, SafeContactStrip, safeContactLine } from './web/safe-contact.tsx'
