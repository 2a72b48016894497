export { nl as ar } from './text.nl.ts'
