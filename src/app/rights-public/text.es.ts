export { nl as es } from './text.nl.ts'
