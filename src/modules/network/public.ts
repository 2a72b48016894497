export { addMember, makeLink, removeMember, setLinkRevoked } from './commands/access.ts'
export { addOrganisation, changeOrganisation, findOrAddOrganisation, type OrganisationDetails } from './commands/organisations.ts'
/** For imports, inside their own transaction and under their own checks. */
export { removeImportedOrganisations } from './commands/remove-imported.ts'
export { wantNews } from './commands/want-news.ts'
export { organisationNamed } from './domain/organisation-name.ts'
export { networkPolicy } from './policy.ts'
export { holdNewsReader, newsReaders, wantsNews } from './queries/news.ts'
export {
  listOrganisations,
  type Organisation,
  organisationNames,
  organisationOfAccount,
  organisationOfLink,
  readOrganisation,
} from './queries/organisations.ts'
export { networkRoutes } from './web/routes.tsx'
