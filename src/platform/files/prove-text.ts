const decoder = new TextDecoder('utf-8', { fatal: true })
// Words a browser or a shell would act upon, wherever they stand near the beginning of a line.
const acting =
  /<\s*(?:!doctype|html|head|body|script|svg|iframe|object|embed|img|style|link|meta|xml|a\s|form)|<\?(?:php|xml|=)|^\s*#!|^\s*%!PS|^\{\\rtf|^\s*MIME-Version:|^\s*Content-Type:|javascript:/im
// Control signs other than tab and ends of lines have no place in a text.
const isControl = (code: number): boolean => (code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 127

/** Whether these bytes are plain words: valid UTF-8, no control signs, nothing that a program would act upon. */
export function isPlainText(bytes: Buffer): boolean {
  try {
    const text = decoder.decode(bytes)
    return !bytes.some(isControl) && !acting.test(text)
  } catch {
    return false
  }
}
