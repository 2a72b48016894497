import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { PlainPage, StaffPage } from '../web/layout.tsx'
import { drawPage } from '../web/render.ts'
import { type FlashToStore, storeFlash } from './flash.ts'
import { pageOf } from './request.ts'
import { platformText } from './text.ts'

export function sendPage(reply: FastifyReply, status: number, page: VNode): FastifyReply {
  return sendHtml(reply, status, drawPage(page))
}

function sendHtml(reply: FastifyReply, status: number, drawn: ReturnType<typeof drawPage>): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(drawn)
}

/** Draws the page while what is said of it is being recorded, and sends it once it is: when the record fails, nothing is shown. */
export async function sendRecorded(reply: FastifyReply, page: VNode, recorded: Promise<void>): Promise<FastifyReply> {
  const [drawn] = await Promise.all([Promise.resolve(page).then(drawPage), recorded])
  return sendHtml(reply, 200, drawn)
}

/** The same answer whether something does not exist or may not be seen. */
export function sendNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const ctx = pageOf(request)
  const text = platformText(ctx.locale)
  return sendProblem(request, reply, 404, text.notFoundTitle, text.notFoundBody)
}

/** Shows something went wrong without saying more than the reader can use. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, status: number, title: string, body: string): FastifyReply {
  const ctx = pageOf(request)
  const text = platformText(ctx.locale)
  const onward = (
    <p>
      <a class="ds-link" href={ctx.user?.home ?? '/'}>
        {ctx.user === null ? text.toFrontDoor : text.toHome}
      </a>
    </p>
  )
  // Whoever works here goes on from the menu, or looks the family up again.
  const hasMenu = ctx.user !== null && ctx.user.role !== 'partner'
  const page = hasMenu ? (
    <StaffPage ctx={ctx} title={title} section="" width="narrow" lead={body} findFirst>
      {onward}
    </StaffPage>
  ) : (
    <PlainPage ctx={ctx} title={title} lead={body}>
      {onward}
    </PlainPage>
  )
  return sendPage(reply, status, page)
}

/** After a saved form: to the page that shows it, with a line that says so and a way back. The line names nobody: it passes through a cookie. */
export function redirectDone(reply: FastifyReply, to: string, done: FlashToStore): FastifyReply {
  storeFlash(reply, { kind: 'done', ...done })
  return reply.redirect(to, 303)
}

export function redirectProblem(reply: FastifyReply, to: string, text: string): FastifyReply {
  storeFlash(reply, { kind: 'problem', text })
  return reply.redirect(to, 303)
}
