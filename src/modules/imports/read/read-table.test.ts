import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import writeXlsx from 'write-excel-file/node'
import { keepFormulas } from './keep-formulas.ts'
import { readTable } from './read-table.ts'

const outcome = async (bytes: Uint8Array) => {
  const read = await readTable(bytes)
  return read.ok ? 'ok' : read.refusal.kind
}

/** A zip with one entry beside the content types, as small as it can be written. */
function zip(name: string, content: Buffer): Buffer {
  const files = [
    { name: '[Content_Types].xml', content: Buffer.from('<Types/>') },
    { name, content },
  ]
  const [locals, central]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const file of files) {
    const packed = deflateRawSync(file.content, { level: 9 })
    const sizes = Buffer.alloc(12)
    sizes.writeUInt32LE(packed.length, 4)
    sizes.writeUInt32LE(file.content.length % 2 ** 32, 8)
    const lengths = Buffer.from([file.name.length, 0, 0, 0])
    const local = Buffer.concat([
      Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0, 0, 0, 0, 0]),
      sizes,
      lengths,
      Buffer.from(file.name),
      packed,
    ])
    const offset = Buffer.alloc(14)
    offset.writeUInt32LE(at, 10)
    central.push(
      Buffer.concat([
        Buffer.from([0x50, 0x4b, 1, 2, 20, 0, 20, 0, 0, 0, 8, 0, 0, 0, 0, 0]),
        sizes,
        lengths,
        offset,
        Buffer.from(file.name),
      ]),
    )
    locals.push(local)
    at += local.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, directory, end])
}

const refusals = [
  ['nothing', Buffer.alloc(0), 'empty-file'],
  ['white space', Buffer.from(' \n \n'), 'empty-file'],
  ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj'), 'not-a-table'],
  ['old Excel', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'old-or-locked-excel'],
  ['a broken zip', Buffer.from('PK\u0003\u0004 and then nothing'), 'broken-excel'],
  ['prose', Buffer.from('Dit is een brief.\nGeen tabel dus.\n'), 'not-a-table'],
  ['zeros', Buffer.alloc(5000), 'not-a-table'],
  ['over 20 MB', Buffer.alloc(20 * 1024 * 1024 + 1, 'a;b\n'), 'too-large'],
  ['51,000 rows', Buffer.from(`Naam;Voornaam\n${'a;b\n'.repeat(51_000)}`), 'too-many-rows'],
  ['201 columns', Buffer.from(`${Array.from({ length: 201 }, (_, index) => `k${index}`).join(';')}\n`), 'too-many-columns'],
  ['a zip bomb', zip('xl/worksheets/sheet1.xml', Buffer.alloc(200 * 1024 * 1024, 32)), 'too-large'],
  ['a zip that is no Excel', zip('letter.txt', Buffer.from('hello')), 'broken-excel'],
  [
    'a stray cell in the last row',
    zip('xl/worksheets/sheet1.xml', Buffer.from('<row r="1048576"><c r="A1048576"/></row>')),
    'too-many-rows',
  ],
] as const
for (const [name, bytes, wanted] of refusals) test(`refused: ${name}`, async () => assert.equal(await outcome(bytes), wanted))

test('whatever the bytes, the answer is a table or a reason', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => assert.equal(typeof (await outcome(bytes)), 'string')),
  )
  const good = zip('xl/worksheets/sheet1.xml', Buffer.from('<worksheet/>'))
  await fc.assert(
    fc.asyncProperty(fc.nat(good.length - 1), fc.nat(255), async (at, byte) => {
      const damaged = Buffer.from(good)
      damaged[at] = byte
      assert.equal(typeof (await outcome(damaged)), 'string')
    }),
    { numRuns: 60 },
  )
})

async function table(bytes: Uint8Array) {
  const read = await readTable(bytes)
  assert.ok(read.ok, JSON.stringify(read))
  return read.value
}

const alphabets = [
  ['windows-1252', 'Naam;Voornaam\nLefèvre;Zoë\nNový;Jana\n'],
  ['windows-1254', 'Naam;Voornaam\nYıldız;Ayşe\nİnce;Gül\n'],
  ['windows-1254', 'Naam;Voornaam\nKılınç;Selin\nLefèvre;Zoë\n'],
] as const
for (const [encoding, text] of alphabets) {
  test(`${encoding} is told from its letters: ${text.slice(14, 25)}`, async () => {
    const found = await table(iconv.encode(text, encoding))
    assert.equal(found.encoding, encoding)
    assert.equal([found.headers, ...found.rows.map(({ cells }) => cells)].map((row) => row.join(';')).join('\n'), text.trim())
  })
}

test('delimiters, quotes, line ends inside cells, sep= line, row numbers', async () => {
  for (const delimiter of [';', ',', '\t', '|']) {
    const found = await table(
      Buffer.from(['Naam', 'Voornaam', 'Weken\n"een; ""twee"",\ndrie"', 'Eva', '28\n\nClaes', 'Lina', '30\n'].join(delimiter)),
    )
    assert.equal(found.delimiter, delimiter)
    assert.deepEqual(
      found.rows.map(({ rowNumber, cells }) => [rowNumber, cells[0]]),
      [
        [2, 'een; "twee",\ndrie'],
        [3, ''],
        [4, 'Claes'],
      ],
    )
  }
  const declared = await table(Buffer.from('sep=|\nNaam|Voornaam\nA;B|C;D\n'))
  assert.deepEqual([declared.headerRow, declared.rows[0]?.rowNumber, declared.rows[0]?.cells, declared.notes], [1, 3, ['A;B', 'C;D'], []])
})

test('a quote that is never closed does not swallow the list', async () => {
  const found = await table(Buffer.from('Naam;Voornaam\n"Claes;Lina\nOuali;Naima\n'))
  assert.deepEqual(found.notes, ['quotes-ignored'])
  assert.equal(found.rows.length, 2)
})

test('headers: twice the same, empty, and cells beyond the last one', async () => {
  const found = await table(Buffer.from('Naam;Datum;Datum;;Voornaam\nA;1;2;3;B;over\n'))
  assert.deepEqual(found.headers, ['Naam', 'Datum', 'Datum (2)', 'kolom 4', 'Voornaam', 'kolom 6'])
  assert.deepEqual(found.notes, ['extra-cells'])
})

const twoRowHeaders = [
  {
    name: 'parts under a group, the group merged over them',
    text: 'Lijst 2024;;;;;;;\n;Moeder;;Traject;Huisvesting;;Einde;\nNr;Naam;Voornaam;Gestart;Start;Einde;Datum;Reden\n1;Claes;Ann;1/2/2024;LOI;huur;1/3/2024;verhuisd\n',
    headers: ['Nr', 'Naam', 'Voornaam', 'Gestart', 'Huisvesting Start', 'Huisvesting Einde', 'Einde Datum', 'Einde Reden'],
  },
  {
    name: 'names merged over both rows, parts only where there are two',
    text: 'Nr;Naam;Voornaam;Geboortedatum;Huisvesting;;Babyuitzet;\n;;;;start;einde;start;einde\n1;Claes;Ann;1/2/1994;LOI;huur;ok;ok\n',
    headers: ['Nr', 'Naam', 'Voornaam', 'Geboortedatum', 'Huisvesting start', 'Huisvesting einde', 'Babyuitzet start', 'Babyuitzet einde'],
  },
  {
    name: 'a title of one cell is no group',
    text: 'Opkomst;;;\nNaam;Voornaam;Start;Einde\nClaes;Ann;1/2/2024;\n',
    headers: ['Naam', 'Voornaam', 'Start', 'Einde'],
  },
  {
    name: 'what repeats keeps its own name where that says more',
    text: ';Zwangerschap;;;Kansarmoede;\nNaam;Weken;Voornaam;Inkomen;Inkomen;Opleiding\nClaes;12;Ann;loon;x;x\n',
    headers: ['Naam', 'Weken', 'Voornaam', 'Inkomen', 'Kansarmoede Inkomen', 'Opleiding'],
  },
] as const
for (const { name, text, headers } of twoRowHeaders)
  test(`two rows of headers: ${name}`, async () => {
    const found = await table(Buffer.from(text))
    assert.deepEqual(found.headers, headers)
    assert.equal(found.rows.length, 1)
    assert.equal(found.rows[0]?.rowNumber, text.split('\n').length - 1)
  })

test('XLSX: formulas stay text, with and without a kept result; numbers and yes/no keep their plain text', async () => {
  const file = await writeXlsx([
    [{ value: 'Naam' }, { value: 'Voornaam' }, { value: 'Opmerkingen' }, { value: 'Alleenstaand' }, { value: 'Weken' }],
    [
      { value: 'Claes' },
      { value: '=1+1' },
      { value: '=SOM(A1:A2)', type: 'Formula' },
      { value: true, type: Boolean },
      { value: 28.5, type: Number },
    ],
  ]).toBuffer()
  assert.deepEqual((await table(file)).rows[0]?.cells, ['Claes', '=1+1', '=SOM(A1:A2)', 'true', '28.5'])
  assert.equal(keepFormulas('<c r="A1" t="str"><f>B1&amp;C1</f><v>ab</v></c>'), '<c r="A1" t="str"><f>B1&amp;C1</f><v>ab</v></c>')
  assert.equal(
    keepFormulas('<c r="A1" t="str"><f>B1&amp;C1</f><v></v></c>'),
    '<c r="A1" t="inlineStr"><is><t xml:space="preserve">=B1&amp;C1</t></is></c>',
  )
})

const sheetOf = (name: string, rows: readonly (readonly string[])[]) => ({
  sheet: name,
  data: rows.map((row) => row.map((value) => (value === '' ? null : { value, type: String }))),
})

test('XLSX: a sheet per year or per programme is one list; a sheet with other columns is left alone, and both are said', async () => {
  const head = ['Naam', 'Voornaam', 'Geboortedatum', 'Aangemeld op']
  const file = await writeXlsx([
    sheetOf('2023', [head, ['Claes', 'Ann', '1/2/1994', '3/4/2023'], ['', '', '', ''], ['Maes', 'Els', '1/2/1995', '4/4/2023']]),
    sheetOf('keuzes', [
      ['ja', 'nee'],
      ['x', ''],
    ]),
    sheetOf('2024', [['Lijst 2024'], [...head, 'Opmerking'], ['Nys', 'Ida', '1/2/1996', '5/4/2024', 'komt mee met zus']]),
    sheetOf('2025', [head]),
  ]).toBuffer()
  const { headers, rows, notes, sheet } = await table(file)
  assert.deepEqual(headers, [...head, 'Opmerking', 'blad'])
  assert.deepEqual(
    rows.map(({ rowNumber, cells }) => [rowNumber, cells[0], cells[4], cells[5]]),
    [
      [2, 'Claes', '', '2023'],
      [3, '', '', ''],
      [4, 'Maes', '', '2023'],
      [100_003, 'Nys', 'komt mee met zus', '2024'],
    ],
  )
  assert.deepEqual([sheet, notes], ['2023, 2024', ['sheets-together', 'other-sheets', 'titles-above-header']])
})
