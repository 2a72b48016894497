/** Long word lists are written as one text with bars between, so they stay readable; spaces and line ends inside do not count. */
export function list(text: string): readonly string[] {
  return text
    .split('|')
    .map((item) => item.trim().replace(/\s+/g, ' '))
    .filter((item) => item !== '')
}
