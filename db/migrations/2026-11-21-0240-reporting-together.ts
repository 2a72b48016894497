import { type Kysely, sql } from 'kysely'

/** Lays answers over each other, the later ones on top. With one set of answers, the usual case, it hands that on untouched. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create aggregate reporting.together(jsonb) (sfunc = jsonb_concat, stype = jsonb, combinefunc = jsonb_concat, parallel = safe)`.execute(
    db,
  )
  await sql`grant execute on function reporting.together(jsonb) to opkomst_app`.execute(db)
}
