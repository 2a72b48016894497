/** Puts what is counted or named into a sentence: {0}, {1}. */
export function fill(sentence: string, ...parts: readonly (string | number)[]): string {
  return sentence.replace(/\{(\d)\}/g, (_, at: string) => String(parts[Number(at)] ?? ''))
}
