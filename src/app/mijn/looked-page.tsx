import { type FamilyText, familyText, HideButton, MyPage, type OwnView } from '#modules/family/public.ts'
import { formatInstant } from '#platform/text/format.ts'
import { LinkButton } from '#platform/web/fields.tsx'
import { Icon } from '#platform/web/icons.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, List, ListItem, Quiet } from '#platform/web/parts.tsx'
import type { Look } from './own-looks.ts'

type Props = { readonly ctx: PageContext; readonly view: OwnView; readonly looks: readonly Look[]; readonly next: Date | null }

/** Who looked in her dossier, when and why, as role and organisation; a name on request. */
export function LookedPage({ ctx, view, looks, next }: Props) {
  const t = familyText(ctx.locale)
  // The other parent is told no town: it would say where she is.
  const team = view.dossier === null ? t.person.team.toLowerCase() : t.looked.team(ctx.municipality.name)
  return (
    <MyPage ctx={ctx} title={t.looked.title} lead={t.looked.lead} back="/mijn/thuis">
      <Card>
        {looks.length === 0 ? <p>{t.looked.none}</p> : null}
        <List>
          {looks.map((look) => (
            <ListItem
              key={look.id}
              lead={<Icon name="eye" />}
              sub={`${formatInstant(look.at, ctx.locale, ctx.today)}, ${purposeWords(look, t)}`}
            >
              <b>{look.isMe ? t.looked.you : t.looked.line(roleWords(look, t), look.organisation ?? team)}</b>
              <ul class="op-acts-said">
                {look.acts.map((act) => (
                  <li key={act}>{act}</li>
                ))}
              </ul>
            </ListItem>
          ))}
        </List>
        {next === null ? null : (
          <LinkButton href={`/mijn/keek?voor=${next.getTime()}`} variant="secondary">
            {t.looked.older}
          </LinkButton>
        )}
      </Card>
      <Quiet>
        {t.looked.namesOnRequest}{' '}
        <a class="ds-link" href="/mijn/vraag?over=looked">
          {t.ask.title}
        </a>
      </Quiet>
      <HideButton ctx={ctx} item="looked" what={t.looked.title} />
    </MyPage>
  )
}

function roleWords(look: Look, t: FamilyText): string {
  const roles: Readonly<Record<string, string>> = t.looked.roles
  return roles[look.role] ?? t.looked.roles.visitor
}

function purposeWords(look: Look, t: FamilyText): string {
  const purposes: Readonly<Record<string, string>> = t.looked.purposes
  return purposes[look.purpose] ?? t.looked.purposes.other
}
