import type { FastifyRequest } from 'fastify'

/** Frames of a stack without its first line: a message may quote what a family wrote. */
function frames(stack: string | undefined): string[] {
  return (stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 12)
    .map((line) => line.trim())
}

/** Structured logs with an allow-list: the route's pattern instead of the address, codes instead of messages. */
export function logging(level: string) {
  return {
    level,
    // Without words of its own a line would take those of its error.
    hooks: {
      logMethod(this: unknown, args: [unknown, ...unknown[]], method: (...args: unknown[]) => void) {
        const [first, message, ...rest] = args
        const words = message ?? (typeof first === 'object' ? 'see event' : undefined)
        method.apply(this, words === undefined ? args : [first, words, ...rest])
      },
    },
    serializers: {
      req: (request: FastifyRequest) => ({ method: request.method, route: request.routeOptions?.url ?? 'none' }),
      res: (reply: { readonly statusCode?: number }) => ({ status: reply.statusCode ?? 0 }),
      err: (error: Error) => ({
        type: error.name,
        code: 'code' in error ? String(error.code) : '',
        message: '',
        stack: frames(error.stack).join('\n'),
      }),
    },
  }
}
