import type { Sharp, SharpOptions } from 'sharp'
import { ok, type Result, refuse } from '../result.ts'
import { type FileRefusal, mostPixels } from './kinds.ts'

type Sharpen = (bytes: Buffer, options: SharpOptions) => Sharp
let loading: Promise<Sharpen> | null = null

/** Loaded at the first photo: most programs of an installation never see one. */
function loadSharp(): Promise<Sharpen> {
  loading ??= import('sharp').then(({ default: sharp }) => {
    // Nothing of one family's photo stays in memory for the next, and one photo at a time bounds what is used.
    sharp.cache(false)
    sharp.concurrency(1)
    return sharp
  })
  return loading
}

/** Longest side that is kept: more than enough to read a letter. */
const longestSide = 4096
let line: Promise<unknown> = Promise.resolve()

/** One after the other: ten photos at once take the memory of one. */
function inLine<T>(work: () => Promise<T>): Promise<T> {
  const mine = line.then(work, work)
  line = mine.catch(() => undefined)
  return mine
}

export type ImageType = 'image/jpeg' | 'image/png' | 'image/webp'

/**
 * Draws an image anew from its pixels. What is not pixels does not come along: place and time of a photo, remarks, a second file behind the image,
 * further frames. Refused when it has more pixels than a camera makes, before they are unpacked.
 */
export async function cleanImage(bytes: Buffer, type: ImageType): Promise<Result<Buffer, FileRefusal>> {
  const sharp = await loadSharp()
  return inLine(async () => {
    try {
      const image = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', pages: 1, unlimited: false })
      const { width, height } = await image.metadata()
      if (width * height > mostPixels) return refuse('too-many-pixels')
      const upright = image.autoOrient().resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      return ok(await encode(upright.timeout({ seconds: 20 }), type))
    } catch (error) {
      return refuse(error instanceof Error && /pixel limit/i.test(error.message) ? 'too-many-pixels' : 'broken')
    }
  })
}

function encode(image: Sharp, type: ImageType): Promise<Buffer> {
  if (type === 'image/png') return image.png({ compressionLevel: 7 }).toBuffer()
  return type === 'image/webp' ? image.webp({ quality: 82 }).toBuffer() : image.jpeg({ quality: 82 }).toBuffer()
}
