import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Acts on a report or on a check of the next year carry what they changed, as those on a task do. */
export class HistoryOfRecords1764000000241 implements MigrationInterface {
  name = 'HistoryOfRecords1764000000241';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FIELDS);
    await runner.query(CAPTURE);
    await runner.query(BASELINE);
  }

  async down(): Promise<void> {
    throw new Error('Recorded changes are not taken down: restore a backup instead.');
  }
}

/** Of a check, what people said: what was found by rule stands in the check itself and changes no more. */
const FIELDS = `
-- What stood in a record at its last act; written by the trigger alone, read by nobody else.
create table record_image (
  subject_type text not null,
  subject_id uuid not null,
  fields jsonb not null,
  constraint record_image_pk primary key (subject_type, subject_id)
);
create function app.report_fields(report uuid) returns jsonb language sql stable set search_path = public, app set timezone = 'UTC' as $$
  select jsonb_strip_nulls(jsonb_build_object('report_year', r.report_year, 'state', r.state, 'title', r.title, 'issuer', r.issuer,
    'region', r.region, 'document_number', r.document_number, 'index_number', r.index_number, 'published_on', r.published_on,
    'signed_on', r.signed_on, 'file_name', r.file_name, 'sha256', r.sha256,
    'previous_report_id', r.previous_report_id, 'confirmed_at', r.confirmed_at,
    'confirmed_by_name', (select a.display_name from account a where a.id = r.confirmed_by)))
  from report r where r.id = report
$$;
create function app.closure_check_fields(closure_check uuid) returns jsonb language sql stable set search_path = public, app set timezone = 'UTC' as $$
  select jsonb_strip_nulls(jsonb_build_object('state', c.state, 'edition', c.edition, 'signed_at', c.signed_at,
      'signed_by_name', (select a.display_name from account a where a.id = c.signed_by)))
    || coalesce((select jsonb_object_agg('answer_' || a.seq, jsonb_build_object('wording', a.wording, 'answer', a.confirmed_answer,
        'reason', a.confirmation_reason)) from closure_answer a where a.check_id = c.id and a.confirmed_answer is not null), '{}')
    || coalesce((select jsonb_object_agg('recurrence_' || left(v.id::text, 8), jsonb_build_object('wording', i.quote, 'earlierYear', v.earlier_year,
        'state', v.state, 'reason', v.reason)) from closure_recurrence v join report_item i on i.id = v.current_item_id
        where v.check_id = c.id and v.state <> 'proposed'), '{}')
  from closure_check c where c.id = closure_check
$$;
create function app.record_fields(kind text, record uuid) returns jsonb language sql stable set search_path = public, app as $$
  select case kind when 'report' then app.report_fields(record) when 'closure_check' then app.closure_check_fields(record) end
$$;
`;

/** Named to come before the trigger that hashes the act, so that the changes are in the hash. */
const CAPTURE = `
create function app.capture_record() returns trigger language plpgsql security definer set search_path = public, app as $$
declare before jsonb; after jsonb := app.record_fields(new.subject_type, new.subject_id);
begin
  if after is null then return new; end if;
  select fields into before from record_image where (subject_type, subject_id) = (new.subject_type, new.subject_id) for update;
  new.changes := app.changed_fields(coalesce(before, '{}'), after);
  if before is distinct from after then
    insert into record_image values (new.subject_type, new.subject_id, after)
      on conflict (subject_type, subject_id) do update set fields = excluded.fields;
  end if;
  return new;
end $$;
revoke execute on function app.capture_record() from public;
create trigger event_aa_record_bi before insert on event for each row when (new.subject_type in ('report', 'closure_check'))
  execute function app.capture_record();
`;

/** Records of before start from what they are now. */
const BASELINE = `
insert into record_image select 'report', r.id, app.report_fields(r.id) from report r;
insert into record_image select 'closure_check', c.id, app.closure_check_fields(c.id) from closure_check c;
`;
