export { nl as tr } from './text.nl.ts'
