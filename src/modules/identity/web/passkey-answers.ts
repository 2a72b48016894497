import { z } from 'zod'

const text = z.string().min(1).max(20_000)
const common = {
  id: text,
  rawId: text,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).default({}),
}

const registration = z.object({
  ...common,
  response: z.object({ clientDataJSON: text, attestationObject: text, transports: z.array(z.string().max(20)).max(10).default([]) }),
})

const assertion = z.object({
  ...common,
  response: z.object({ clientDataJSON: text, authenticatorData: text, signature: text, userHandle: text.max(200).default('') }),
})

function parsed<S extends z.ZodType>(schema: S, answer: string): z.output<S> | null {
  try {
    const result = schema.safeParse(JSON.parse(answer))
    return result.success ? result.data : null
  } catch {
    return null
  }
}

/** What a device answered when it made a key; null when it is something else. */
export function readRegistration(answer: string) {
  return parsed(registration, answer)
}

/** What a device answered when it used a key. */
export function readAssertion(answer: string) {
  return parsed(assertion, answer)
}
