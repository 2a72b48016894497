export { nl as uk } from './text.nl.ts'
