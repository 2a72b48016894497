import { deflateSync, gzipSync } from 'node:zlib'
import sharp from 'sharp'

/** What a browser or a shell would act upon, if it ever got it. */
export const payload = '<script>alert("kanarie")</script>'

const latin = (text: string): Buffer => Buffer.from(text, 'latin1')

function crc(bytes: Buffer): number {
  let value = 0xffffffff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  }
  return (value ^ 0xffffffff) >>> 0
}

function pngChunk(kind: string, content: Buffer): Buffer {
  const inner = Buffer.concat([latin(kind), content])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  check.writeUInt32BE(crc(inner))
  return Buffer.concat([length, inner, check])
}

/** A black-and-white PNG of any size; its file stays small however large it says to be. */
export function plainPng(
  width: number,
  height: number,
  content: Buffer = deflateSync(Buffer.alloc(Math.ceil(width / 8 + 1) * height)),
): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.writeUInt8(1, 8)
  return Buffer.concat([latin('\x89PNG\r\n\x1a\n'), pngChunk('IHDR', head), pngChunk('IDAT', content), pngChunk('IEND', Buffer.alloc(0))])
}

/** A PDF of one page; `objects` stand beside it. */
export function plainPdf(objects = '', trailer = ''): Buffer {
  return latin(
    `%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>\nendobj\n4 0 obj\n<< /Length 8 >>\nstream\n0 0 m S\n\nendstream\nendobj\n${objects}\ntrailer\n<< /Root 1 0 R ${trailer}>>\nstartxref\n0\n%%EOF\n`,
  )
}

/** Objects packed in a stream, as most programs write a PDF today. */
export function objectStream(content: Buffer): string {
  return `9 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${content.length} >>\nstream\n${content.toString('latin1')}\nendstream\nendobj\n`
}

/** An archive with one stored file. */
export function plainZip(name: string, content: string, remark = ''): Buffer {
  const [local, central, end] = [Buffer.alloc(30), Buffer.alloc(46), Buffer.alloc(22)]
  local.write('PK\u0003\u0004', 'latin1')
  local.writeUInt32LE(crc(latin(content)), 14)
  local.writeUInt32LE(content.length, 18)
  local.writeUInt32LE(content.length, 22)
  local.writeUInt16LE(name.length, 26)
  central.write('PK\u0001\u0002', 'latin1')
  central.writeUInt16LE(name.length, 28)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + name.length, 12)
  end.writeUInt32LE(30 + name.length + content.length, 16)
  end.writeUInt16LE(remark.length, 20)
  return Buffer.concat([local, latin(name), latin(content), central, latin(name), end, latin(remark)])
}

export type Hostile = { readonly name: string; readonly bytes: Buffer }

/** A photo with place, camera and a remark that is a program. */
export async function tellingPhoto(): Promise<Buffer> {
  const image = sharp({ create: { width: 64, height: 48, channels: 3, background: '#c06' } })
  const place = { GPSLatitudeRef: 'N', GPSLatitude: '51/1 1/1 42/1', GPSLongitudeRef: 'E', GPSLongitude: '4/1 28/1 50/1' }
  return image
    .withExif({ IFD0: { Make: 'kanarie-camera', ImageDescription: payload }, IFD3: place })
    .jpeg()
    .toBuffer()
}

function texts(): Hostile[] {
  const page = `<!doctype html><html><body>${payload}</body></html>`
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg">${payload}</svg>`
  return [
    { name: 'page.jpg', bytes: latin(page) },
    { name: 'page-with-mark.html', bytes: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), latin(page)]) },
    { name: 'page-in-two-bytes.txt', bytes: Buffer.from(`\ufeff${page}`, 'utf16le') },
    { name: 'late.txt', bytes: latin(`Een brief.\n\n${payload}\n`) },
    { name: 'link.txt', bytes: latin('javascript:alert(1)') },
    { name: 'drawing.svg', bytes: latin(drawing) },
    { name: 'drawing.png', bytes: latin(`<?xml version="1.0"?>\n${drawing}`) },
    { name: 'entities.xml', bytes: latin('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>') },
    { name: 'script.sh', bytes: latin('#!/bin/sh\nrm -rf ~\n') },
    { name: 'page.php', bytes: latin('<?php system($_GET["x"]); ?>') },
    { name: 'letter.rtf', bytes: latin('{\\rtf1{\\object\\objemb}}') },
    { name: 'saved.mhtml', bytes: latin(`MIME-Version: 1.0\nContent-Type: multipart/related\n\n${page}`) },
    { name: 'mail.eml', bytes: latin(`From: a@b.be\nContent-Type: text/html\n\n${page}`) },
    { name: 'printer.ps', bytes: latin('%!PS-Adobe-3.0\n(%pipe%id) (w) file\n') },
    { name: 'noise.txt', bytes: latin('een\u0000twee') },
    { name: 'empty.pdf', bytes: Buffer.alloc(0) },
  ]
}

function programs(): Hostile[] {
  const mp4 = (brand: string) => latin(`\u0000\u0000\u0000\u0018ftyp${brand}\u0000\u0000\u0000\u0000${brand}mif1`)
  return [
    { name: 'invoice.pdf', bytes: latin(`MZ\u0090\u0000${'\u0000'.repeat(200)}PE\u0000\u0000`) },
    { name: 'tool', bytes: latin(`\x7fELF\u0002\u0001\u0001${'\u0000'.repeat(64)}`) },
    { name: 'class.jpg', bytes: Buffer.from('cafebabe00000034', 'hex') },
    { name: 'module.png', bytes: Buffer.from('0061736d01000000', 'hex') },
    { name: 'old.doc', bytes: Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]) },
    { name: 'archive.zip', bytes: plainZip('x.html', payload) },
    {
      name: 'macro.docm',
      bytes: Buffer.concat([
        plainZip('[Content_Types].xml', 'application/vnd.ms-word.document.macroEnabled.main+xml'),
        plainZip('word/vbaProject.bin', 'x'),
      ]),
    },
    {
      name: 'sheet.xlsx',
      bytes: plainZip('[Content_Types].xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'),
    },
    { name: 'bomb.gz', bytes: gzipSync(Buffer.alloc(8_000_000)) },
    { name: 'seven.7z', bytes: Buffer.from('377abcaf271c0004', 'hex') },
    { name: 'film.mp4', bytes: mp4('isom') },
    { name: 'apple.jpg', bytes: mp4('heic') },
    { name: 'moving.gif', bytes: latin(`GIF89a/*\u0000\u0000\u0000*/=1;${payload}`) },
    { name: 'scan.tiff', bytes: Buffer.concat([Buffer.from('49492a0008000000', 'hex'), Buffer.alloc(64)]) },
    { name: 'picture.bmp', bytes: Buffer.concat([latin('BM'), Buffer.alloc(120)]) },
    { name: 'flash.swf', bytes: latin('FWS\u0009\u0000\u0000\u0000\u0000') },
  ]
}

function papers(): Hostile[] {
  const zip = plainZip('x.html', payload, '%%EOF')
  const script = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>'
  return [
    { name: 'script.pdf', bytes: plainPdf(`5 0 obj\n${script}\nendobj`) },
    { name: 'hidden-name.pdf', bytes: plainPdf('5 0 obj\n<< /S /J#61vaScript /J#53 (x) >>\nendobj') },
    { name: 'packed-script.pdf', bytes: plainPdf(objectStream(deflateSync(latin(`5 0 ${script}`)))) },
    { name: 'packed-bomb.pdf', bytes: plainPdf(objectStream(deflateSync(Buffer.alloc(64_000_000)))) },
    { name: 'packed-otherwise.pdf', bytes: plainPdf(objectStream(latin('x')).replace('/FlateDecode', '[/ASCIIHexDecode /FlateDecode]')) },
    { name: 'launch.pdf', bytes: plainPdf('5 0 obj\n<< /S /Launch /F (cmd.exe) >>\nendobj') },
    { name: 'carries.pdf', bytes: plainPdf('5 0 obj\n<< /Type /EmbeddedFile >>\nendobj') },
    { name: 'form.pdf', bytes: plainPdf('5 0 obj\n<< /AcroForm << /XFA 6 0 R >> >>\nendobj') },
    { name: 'sends.pdf', bytes: plainPdf('5 0 obj\n<< /S /SubmitForm /F (http://x) >>\nendobj') },
    { name: 'locked.pdf', bytes: plainPdf('', '/Encrypt 7 0 R ') },
    { name: 'and-archive.pdf', bytes: Buffer.concat([plainPdf(), zip]) },
    { name: 'and-page.pdf', bytes: plainPdf(payload) },
    { name: 'page-first.pdf', bytes: Buffer.concat([latin(`<html>${payload}`), plainPdf()]) },
    { name: 'goes-on.pdf', bytes: Buffer.concat([plainPdf(), latin('MZ program')]) },
    { name: 'noise.pdf', bytes: Buffer.from('25504446ffd8ffe0', 'hex') },
  ]
}

async function images(): Promise<Hostile[]> {
  const photo = await tellingPhoto()
  return [
    { name: 'telling.jpg', bytes: photo },
    { name: 'photo-and-page.html', bytes: Buffer.concat([photo, latin(payload)]) },
    { name: 'photo-and-archive.jpg', bytes: Buffer.concat([photo, plainZip('x.html', payload)]) },
    {
      name: 'remark.png',
      bytes: Buffer.concat([
        plainPng(8, 8).subarray(0, -12),
        pngChunk('tEXt', latin(`Comment\u0000${payload}`)),
        pngChunk('IEND', Buffer.alloc(0)),
      ]),
    },
    { name: 'cut.jpg', bytes: photo.subarray(0, 200) },
    { name: 'bomb.png', bytes: plainPng(20_000, 20_000) },
    { name: 'lies.png', bytes: plainPng(60_000, 60_000, deflateSync(Buffer.alloc(10))) },
    { name: 'wrong.webp', bytes: latin('RIFF\u0010\u0000\u0000\u0000WEBPVP8 \u0000\u0000\u0000\u0000') },
  ]
}

/** Files made to do harm. Those that hold a real image may be taken in, drawn anew; nothing else may. */
export async function hostileFiles(): Promise<Hostile[]> {
  return [...texts(), ...programs(), ...papers(), ...(await images())]
}
