export { nl as en } from './text.nl.ts'
