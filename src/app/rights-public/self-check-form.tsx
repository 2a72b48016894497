import type { ComponentChildren } from 'preact'
import { HiddenFields } from '#platform/web/fields/form.tsx'
import type { Scene } from './delivery.ts'

/** A form of the self-check. With the script it never leaves the browser; without, the server answers and keeps nothing. */
export function SelfCheckForm(props: { scene: Scene; children: ComponentChildren; class?: string }) {
  const { action, csrfToken, isInBrowser } = props.scene
  return (
    <form method="post" action={action} class={props.class ?? 'op-stack'} noValidate autocomplete="off" data-self-check>
      {isInBrowser ? null : <HiddenFields values={{ _csrf: csrfToken }} />}
      {props.children}
    </form>
  )
}
