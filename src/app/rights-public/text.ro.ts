export { nl as ro } from './text.nl.ts'
