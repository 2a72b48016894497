// The package says its function is a default export of an ES module; Node gets the function itself.
declare module 'bidi-js' {
  type Levels = { readonly levels: Uint8Array }
  type Bidi = {
    getEmbeddingLevels(text: string, direction: 'ltr' | 'rtl'): Levels
    getReorderedIndices(text: string, levels: Levels, from: number, last: number): number[]
    getMirroredCharactersMap(text: string, levels: Uint8Array, from: number, last: number): Map<number, string>
  }
  export default function newBidi(): Bidi
}
