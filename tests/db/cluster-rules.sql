with t as (select c.oid, c.oid::regclass::text as name, n.nspname, a.attnum as key, a.attnotnull and a.atttypid = 'uuid'::regtype as key_ok, c.relrowsecurity and c.relforcerowsecurity as forced
  from pg_class c join pg_namespace n on n.oid = c.relnamespace left join pg_attribute a on a.attrelid = c.oid and a.attname = 'municipality_id' and not a.attisdropped
  where c.relkind in ('r', 'p') and not c.relispartition and n.nspname <> all ('{pg_catalog,information_schema,public,jobs}') and c.oid <> all (array['platform.municipality', 'platform.key_check']::regclass[]))
select name, 'municipality_id is not uuid not null' as breach from t where key_ok is not true
union all select name, 'row-level security not forced' from t where key is not null and not forced
union all select name, i.indexrelid::regclass || ': municipality_id not first' from t join pg_index i on i.indrelid = t.oid where t.key is not null and (i.indisunique or i.indisexclusion) and i.indkey[0] <> t.key
union all select t.name, k.conname || ': municipality_id must meet itself' from t join pg_constraint k on k.conrelid = t.oid join t f on f.oid = k.confrelid where k.contype = 'f' and f.key is not null and (t.key is null or k.conkey[1] <> t.key or k.confkey[1] <> f.key)
union all select t.name, k.conname || ': action' from t join pg_constraint k on k.conrelid = t.oid where k.contype = 'f' and t.key = any (k.conkey) and (k.confdeltype in ('n', 'd') or k.confupdtype <> 'a')
union all select t.name, k.conname || ': crosses into a local table' from t join pg_constraint k on k.conrelid = t.oid where k.contype = 'f' and k.confrelid not in (select oid from t)
union all select t.name, g.tgname || ': trigger' from t join pg_trigger g on g.tgrelid = t.oid where not g.tgisinternal
union all select t.name, p.polname || ': subquery' from t join pg_policy p on p.polrelid = t.oid where p.polqual::text ~ 'SUBLINK' or p.polwithcheck::text ~ 'SUBLINK'
union all select t.name, a.attname || ': sequence' from t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped where a.attidentity <> '' or pg_get_serial_sequence(t.name, a.attname) is not null
union all select t.name, k.conname || ': longer than 50' from t join pg_constraint k on k.conrelid = t.oid where length(k.conname) > 50
union all select c.oid::regclass::text, 'view without security_invoker' from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'v' and n.nspname in (select nspname from t union select 'reporting') and not coalesce('security_invoker=true' = any (c.reloptions), false)
