import type { ComponentChildren } from 'preact'
import { SubmitButton } from '#platform/web/fields.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { identityText } from '../text.ts'

/** What the browser is asked for: to make a key, to sign in with one, or to prove once more who sits there. */
export type PasskeyUse = 'register' | 'first' | 'sign-in' | 'prove'

/** Shown by the script when the browser can do it; without it the other way stays. Its form then carries the answer of the device. */
export function PasskeyButton(props: { ctx: Pick<PageContext, 'locale'>; kind: PasskeyUse; children: ComponentChildren }) {
  const t = identityText(props.ctx.locale)
  return (
    <div class="op-stack-s" data-passkey={props.kind} data-failed={t.passkeyFailed} hidden>
      <input type="hidden" name="_passkey" value="" />
      <SubmitButton>{props.children}</SubmitButton>
      <p role="alert" hidden />
    </div>
  )
}
