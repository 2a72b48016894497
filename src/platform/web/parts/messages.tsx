import type { ComponentChildren } from 'preact'
import { ActionButton, Form, LinkButton, SubmitButton } from '../fields/form.tsx'
import type { Flash, PageContext } from '../page-context.ts'
import { publicWords } from '../text.ts'

/** What just happened, with the way back. Stays without a script; with one it leaves after ten seconds. */
export function Toast({ ctx, flash }: { ctx: Pick<PageContext, 'csrfToken' | 'locale'>; flash: Flash }) {
  const words = publicWords(ctx.locale)
  return (
    <div class="op-undo op-noprint" data-kind={flash.kind} role={flash.kind === 'done' ? 'status' : 'alert'} data-toast={flash.kind}>
      <span>{flash.text}</span>
      {flash.undo === undefined ? null : (
        <ActionButton ctx={ctx} action={flash.undo.action} variant="tertiary" icon="undo">
          {words.undo}
        </ActionButton>
      )}
    </div>
  )
}

export type ConfirmProps = {
  readonly ctx: Pick<PageContext, 'csrfToken'>
  readonly action: string
  readonly title: string
  /** What is gone after it, in words. */
  readonly children: ComponentChildren
  readonly confirm: string
  readonly cancel: { readonly href: string; readonly label: string }
  readonly danger?: boolean | undefined
  readonly fields?: ComponentChildren
  readonly saveKey?: string | undefined
}

/** Only for what cannot be undone; all else happens at once with an undo. */
export function Confirm(props: ConfirmProps) {
  return (
    <section class="op-card op-stack" aria-labelledby="confirm-title">
      <h2 id="confirm-title">{props.title}</h2>
      <div>{props.children}</div>
      <Form ctx={props.ctx} action={props.action} saveKey={props.saveKey}>
        {props.fields}
        <div class="op-row">
          <SubmitButton danger={props.danger ?? true}>{props.confirm}</SubmitButton>
          <LinkButton href={props.cancel.href} variant="secondary">
            {props.cancel.label}
          </LinkButton>
        </div>
      </Form>
    </section>
  )
}

export type ConflictVersion = { readonly title: string; readonly text: string }

/** Two people wrote at once: both texts, side by side, and three ways out. Buttons post `keep` = mine, theirs or both. */
export function Conflict(props: {
  ctx: Pick<PageContext, 'csrfToken'>
  action: string
  title: string
  mine: ConflictVersion
  theirs: ConflictVersion
  labels: { readonly mine: string; readonly theirs: string; readonly both: string }
  note?: string
  fields?: ComponentChildren
}) {
  return (
    <section class="op-card op-stack" aria-labelledby="conflict-title">
      <h2 id="conflict-title">{props.title}</h2>
      <div class="op-two">
        <div class="op-card op-card-tint">
          <h3>{props.mine.title}</h3>
          <p class="op-pre">{props.mine.text}</p>
        </div>
        <div class="op-card">
          <h3>{props.theirs.title}</h3>
          <p class="op-pre">{props.theirs.text}</p>
        </div>
      </div>
      <Form ctx={props.ctx} action={props.action}>
        {props.fields}
        <div class="op-row">
          <SubmitButton name="keep" value="mine">
            {props.labels.mine}
          </SubmitButton>
          <SubmitButton name="keep" value="theirs" variant="secondary">
            {props.labels.theirs}
          </SubmitButton>
          <SubmitButton name="keep" value="both" variant="tertiary">
            {props.labels.both}
          </SubmitButton>
        </div>
      </Form>
      {props.note === undefined ? null : <p class="op-small op-quiet">{props.note}</p>}
    </section>
  )
}
