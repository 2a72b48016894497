const firstRoom = 256 * 1024
const mostPerCharacter = 6

// Characters are put into the room of the page one by one: joining thousands of short texts, making one text of them and bytes of that text
// took half of the drawing.

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
  writeFrom(text, false)
}

/** Text of people, fit to stand between tags and between quotes. */
export function writeText(text: string): void {
  writeFrom(text, true)
}

function writeFrom(text: string, isText: boolean): void {
  const { length } = text
  if (end + length * mostPerCharacter > room.length) makeRoom(length * mostPerCharacter)
  let at = end
  for (let index = 0; index < length; index += 1) {
    const code = text.charCodeAt(index)
    if (code < 0x80) {
      if (isText && (code === 0x22 || code === 0x26 || code === 0x3c)) {
        end = at
        writeRest(text, index, true)
        return
      }
      room[at++] = code
    } else if (code < 0x800) {
      room[at++] = 0xc0 | (code >> 6)
      room[at++] = 0x80 | (code & 0x3f)
    } else {
      end = at
      writeRest(text, index, isText)
      return
    }
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

/** From the first character on that is more than two bytes or means something in markup. Few texts of a page have one. */
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
