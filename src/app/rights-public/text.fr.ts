export { nl as fr } from './text.nl.ts'
