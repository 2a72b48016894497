import type { DossierSummary } from '#modules/dossiers/public.ts'
import type { TeamMember } from '#modules/identity/public.ts'
import { dayInBrussels } from '#platform/day.ts'
import { formatDay } from '#platform/text/format.ts'
import { CheckPills, Form, SubmitButton } from '#platform/web/fields.tsx'
import { emptyForm } from '#platform/web/form-state.ts'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, List, ListItem, Quiet } from '#platform/web/parts.tsx'
import type { PartRow } from '../store.ts'
import { text } from '../text.ts'
import { paths } from './paths.ts'

export type StartProps = {
  readonly ctx: PageContext
  readonly dossier: DossierSummary
  readonly own: readonly PartRow[]
  readonly colleagues: readonly TeamMember[]
}

/** The same for everybody who is named on nothing here, whether or not others are. */
export function StartPage({ ctx, dossier, own, colleagues }: StartProps) {
  const t = text(ctx.locale)
  return (
    <StaffPage ctx={ctx} title={t.start.title} section="families" width="narrow" lead={`${dossier.motherName} · ${dossier.reference}`}>
      <Card look="warm" title={t.start.now} id="gevaar">
        <p>
          <a class="ds-link" href="tel:112">
            {t.start.call}
          </a>
        </p>
        <p>{t.start.advice}</p>
        <Quiet>{t.start.noScore}</Quiet>
      </Card>
      {own.length === 0 ? null : (
        <Card title={t.start.own} id="eigen">
          <List>
            {own.map((part) => (
              <ListItem key={part.id}>
                <a class="ds-link" href={paths.part(dossier.id, part.id)}>
                  {t.start.ownLine(formatDay(dayInBrussels(part.at), ctx.locale, ctx.today))}
                </a>
              </ListItem>
            ))}
          </List>
        </Card>
      )}
      <Card title={t.start.newTitle} id="nieuw">
        <p>{t.start.newWhy}</p>
        <Form ctx={ctx} action={paths.parts(dossier.id)}>
          {colleagues.length === 0 ? null : (
            <CheckPills
              form={emptyForm}
              name="colleagues"
              label={t.start.withWhom}
              help={t.start.withWhomHelp}
              options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <div class="op-row">
            <SubmitButton icon="shield">{t.start.open}</SubmitButton>
          </div>
        </Form>
      </Card>
      <p class="op-noprint">
        <a class="ds-link" href={paths.dossier(dossier.id)}>
          {t.part.back}
        </a>
      </p>
    </StaffPage>
  )
}
