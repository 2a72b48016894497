const firstRoom = 256 * 1024
const mostPerCharacter = 6

// Short texts are put into the room of the page character by character: joining thousands of them, making one text of that and bytes of that
// text took half of the drawing. From these lengths on the system writes them faster, measured in nanoseconds: 2 per character against 25 for
// any length, and 20 more to look for what means something in markup.
const shortMarkup = 12
const shortText = 20

/** What is drawn so far. Drawing is never interrupted, so one room serves all pages in turn. */
let room = Buffer.allocUnsafeSlow(firstRoom)
let end = 0

function makeRoom(bytes: number): void {
  const larger = Buffer.allocUnsafeSlow(Math.max(room.length * 2, end + bytes))
  room.copy(larger, 0, 0, end)
  room.fill(0, 0, end)
  room = larger
}

/** Text that is markup already. */
export function writeMarkup(text: string): void {
  if (end + text.length * mostPerCharacter > room.length) makeRoom(text.length * mostPerCharacter)
  if (text.length > shortMarkup) end += room.write(text, end)
  else writeShort(text, false)
}

/** Text of people, fit to stand between tags and between quotes. */
export function writeText(text: string): void {
  if (end + text.length * mostPerCharacter > room.length) makeRoom(text.length * mostPerCharacter)
  if (text.length <= shortText) writeShort(text, true)
  else if (text.includes('&') || text.includes('<') || text.includes('"')) writeRest(text, 0, true)
  else end += room.write(text, end)
}

function writeShort(text: string, isText: boolean): void {
  const { length } = text
  let at = end
  for (let index = 0; index < length; index += 1) {
    const code = text.charCodeAt(index)
    if (code > 0x7f || (isText && (code === 0x22 || code === 0x26 || code === 0x3c))) {
      end = at
      writeRest(text, index, isText)
      return
    }
    room[at++] = code
  }
  end = at
}

/** What an attribute holds, after its name; nothing when it is empty. */
export function writeQuoted(text: string): void {
  if (text === '') return
  writeMarkup('="')
  writeText(text)
  writeMarkup('"')
}

/** Bytes of a part that was drawn before. */
export function writeBytes(bytes: Uint8Array): void {
  const { length } = bytes
  if (end + length > room.length) makeRoom(length)
  room.set(bytes, end)
  end += length
}

const special = /["&<]/

/** From the first character on that is more than a byte or means something in markup. Few texts of a page have one. */
function writeRest(text: string, from: number, isText: boolean): void {
  const rest = text.slice(from)
  const safe = isText && special.test(rest) ? rest.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;') : rest
  end += room.write(safe, end)
}

/** Everything that `draw` writes, as bytes of their own. */
export function written(draw: () => void): Buffer {
  const from = end
  try {
    draw()
    const bytes = Buffer.allocUnsafeSlow(end - from)
    room.copy(bytes, 0, from, end)
    return bytes
  } finally {
    // What stood on a page of a family does not stay behind in memory.
    room.fill(0, from, end)
    end = from
  }
}
