const FORMULA_CELL = /<c\b([^<>]*)>\s*<f\b[^<>]*>([^<]*)<\/f>\s*(?:<v\s*\/>|<v>\s*<\/v>)?\s*<\/c>/g

/**
 * A formula whose result the file did not keep (written by a program, never opened in a spreadsheet) is kept as its own text, as a formula
 * typed in a remarks cell should be. Without this the cell would read as empty, or the whole file as broken.
 */
export function keepFormulas(sheetXml: string): string {
  return sheetXml.replace(FORMULA_CELL, (_, attributes: string, formula: string) => {
    const place = /\br="[^"]*"/.exec(attributes)?.[0] ?? ''
    return `<c ${place} t="inlineStr"><is><t xml:space="preserve">=${formula.replace(/^=/, '')}</t></is></c>`
  })
}
