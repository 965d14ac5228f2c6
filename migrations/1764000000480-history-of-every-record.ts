import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Field history on every record: acts on slips, proposals, hand-overs, substitutions, accounts and organisations carry what they
 * changed, as those on reports do; an act on a task that changes a slip, a proposal or a piece of evidence says so in its payload.
 */
export class HistoryOfEveryRecord1764000000480 implements MigrationInterface {
  name = 'HistoryOfEveryRecord1764000000480';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PAPERS);
    await runner.query(PEOPLE);
    await runner.query(CAPTURE);
    await runner.query(BIRTHS);
    await runner.query(BASELINE);
  }

  async down(): Promise<void> {
    throw new Error('Recorded changes are not taken down: restore a backup instead.');
  }
}

const personOf = (column: string) => `(select a.display_name from account a where a.id = ${column})`;
const unitOf = (column: string) => `(select o.name from organisation o where o.id = ${column})`;

/** What is printed on the paper or said about it; ids, paths and versions are bookkeeping. */
const PAPERS = `
create function app.slip_fields(slip uuid) returns jsonb language sql stable set search_path = public, app set timezone = 'UTC' as $$
  select jsonb_strip_nulls(jsonb_build_object('number', s.number, 'state', s.state, 'colour', s.colour, 'ground', s.ground, 'cause', s.cause,
    'demands', s.demands, 'limit_workdays', s.limit_workdays, 'limit_on', s.limit_on, 'to_name', ${unitOf('s.to_organisation_id')},
    'copy_to', (select jsonb_agg(o.name order by o.path) from organisation o where o.id = any(s.copy_to)),
    'drafted_by_name', ${personOf('s.drafted_by')}, 'approved_by_name', ${personOf('s.approved_by')}, 'issued_by_name', ${personOf('s.issued_by')},
    'issued_on', s.issued_on, 'signed_by_name', ${personOf('s.signed_by')}, 'signed_on', s.signed_on,
    'reply', (select r.text from slip_reply r where r.slip_id = s.id order by r.replied_at desc, r.id desc limit 1),
    'replied_by_name', ${personOf('s.replied_by')}, 'replied_on', s.replied_on,
    'settled_by_name', ${personOf('s.settled_by')}, 'settled_on', s.settled_on, 'outcome_reason', s.outcome_reason))
  from slip s where s.id = slip
$$;
create function app.proposal_fields(proposal uuid) returns jsonb language sql stable set search_path = public, app set timezone = 'UTC' as $$
  select jsonb_strip_nulls(jsonb_build_object('number', p.number, 'state', p.state, 'kind', p.kind, 'grounds', p.grounds,
    'to_name', ${unitOf('p.to_organisation_id')}, 'proposed_by_name', ${personOf('p.proposed_by')},
    'decided_by_name', ${personOf('p.decided_by')}, 'decided_on', p.decided_on, 'decision_reason', p.decision_reason,
    'record', p.record, 'held_by_name', ${personOf('p.held_by')}, 'held_on', p.held_on, 'limit_on', p.limit_on,
    'signed_by_name', ${personOf('p.signed_by')}, 'signed_on', p.signed_on,
    'settled_by_name', ${personOf('p.settled_by')}, 'settled_on', p.settled_on, 'outcome_reason', p.outcome_reason))
  from proposal p where p.id = proposal
$$;
create function app.evidence_fields(evidence uuid) returns jsonb language sql stable set search_path = public, app set timezone = 'UTC' as $$
  select jsonb_strip_nulls(jsonb_build_object('title', e.title, 'kind', e.kind,
    'criterion', (select c.text from task_criterion c where c.id = e.criterion_id), 'reference', e.reference, 'file_name', e.file_name,
    'sha256', e.sha256, 'effective_on', e.effective_on, 'effective_to', e.effective_to, 'is_internal', e.is_internal,
    'organisation_name', ${unitOf('e.organisation_id')}, 'added_by_name', ${personOf('e.added_by')},
    'replaces', (select o.title from task_evidence o where o.id = e.replaces_id),
    'replaced_by', (select n.title from task_evidence n where n.replaces_id = e.id),
    'withdrawal', (select jsonb_build_object('reason', w.reason, 'withdrawnByName', ${personOf('w.withdrawn_by')})
      from evidence_withdrawal w where w.evidence_id = e.id),
    'scan', (select s.state from evidence_scan s where s.evidence_id = e.id),
    'reviews', (select jsonb_agg(jsonb_build_object('reviewerName', ${personOf('r.reviewer_id')}, 'outcome', r.outcome, 'reason', r.reason,
        'personalDataChecked', r.personal_data_checked) order by r.reviewed_at, r.reviewer_id) from evidence_review r where r.evidence_id = e.id),
    'is_cleared', exists (select from evidence_clearance k where k.evidence_id = e.id)))
  from task_evidence e where e.id = evidence
$$;
create function app.handover_fields(handover uuid) returns jsonb language sql stable set search_path = public, app set timezone = 'UTC' as $$
  select jsonb_strip_nulls(jsonb_build_object('from_name', ${personOf('h.from_id')}, 'to_name', ${personOf('h.to_id')}, 'reason', h.reason,
    'prepared_by_name', ${personOf('h.prepared_by')}, 'given_by_name', ${personOf('h.given_by')}, 'given_at', h.given_at,
    'taken_at', h.taken_at, 'finished_at', h.finished_at,
    'tasks', (select count(*) from handover_task t where t.handover_id = h.id),
    'moved', (select nullif(count(*), 0) from handover_task t where t.handover_id = h.id and t.outcome = 'moved')))
  from handover h where h.id = handover
$$;
create function app.substitution_fields(substitution uuid) returns jsonb language sql stable set search_path = public, app set timezone = 'UTC' as $$
  select jsonb_strip_nulls(jsonb_build_object('principal_name', ${personOf('s.principal_id')}, 'substitute_name', ${personOf('s.substitute_id')},
    'from_on', s.from_on, 'through_on', s.through_on, 'roles', s.roles, 'unit_name', ${unitOf('s.unit_id')},
    'tasks', (select jsonb_agg(coalesce(t.number, t.title) order by t.number, t.id) from task t where t.id = any(s.task_ids)), 'reason', s.reason,
    'appointed_by_name', ${personOf('s.appointed_by')}, 'revoked_by_name', ${personOf('s.revoked_by')}, 'revoked_at', s.revoked_at))
  from substitution s where s.id = substitution
$$;
`;

/** No post, address of mail or mobile: what stands in the chain of acts cannot be erased, and these are (docs/data.md). */
const PEOPLE = `
create function app.account_fields(account uuid) returns jsonb language sql stable set search_path = public, app set timezone = 'UTC' as $$
  select jsonb_strip_nulls(jsonb_build_object('login', a.login, 'display_name', a.display_name, 'organisation_name', ${unitOf('a.organisation_id')},
    'disabled_at', a.disabled_at, 'disabled_reason', a.disabled_reason, 'erased_at', a.erased_at,
    'offices', (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('role', g.role, 'organisationName', ${unitOf('g.organisation_id')},
        'startsOn', g.starts_on, 'endsOn', g.ends_on, 'reason', g.reason, 'revokeReason', g.revoke_reason)) order by g.starts_on, g.role, g.id)
      from role_grant g where g.account_id = a.id)))
  from account a where a.id = account
$$;
create function app.organisation_fields(organisation uuid) returns jsonb language sql stable set search_path = public, app set timezone = 'UTC' as $$
  select jsonb_strip_nulls(jsonb_build_object('code', o.code, 'name', o.name, 'short_name', o.short_name, 'kind', o.kind, 'level', o.level,
    'parent_name', (select p.name from organisation p where p.id = o.parent_id), 'document_prefix', o.document_prefix,
    'is_reporting_body', o.is_reporting_body,
    'aliases', (select jsonb_agg(l.alias order by l.alias) from organisation_alias l where l.organisation_id = o.id),
    'duties', (select jsonb_agg(jsonb_build_object('theme', d.theme, 'keywords', d.keywords, 'basis', d.basis) order by d.theme, d.basis)
      from organisation_duty d where d.organisation_id = o.id),
    'closed_on', o.closed_on, 'successor_name', (select n.name from organisation n where n.id = o.successor_id)))
  from organisation o where o.id = organisation
$$;
`;

/**
 * The image and the record are read in one statement, of one moment: an act that holds no lock of its own (somebody's account was
 * looked at) never takes what another one changed for its doing.
 */
const CAPTURE = `
create or replace function app.record_fields(kind text, record uuid) returns jsonb language sql stable set search_path = public, app as $$
  select case kind when 'report' then app.report_fields(record) when 'closure_check' then app.closure_check_fields(record)
    when 'slip' then app.slip_fields(record) when 'proposal' then app.proposal_fields(record) when 'evidence' then app.evidence_fields(record)
    when 'handover' then app.handover_fields(record) when 'substitution' then app.substitution_fields(record)
    when 'account' then app.account_fields(record) when 'organisation' then app.organisation_fields(record) end
$$;
-- What changed in a record since its last act, field to [before, after]; null where there is no such record.
create function app.capture_changes(kind text, record uuid) returns jsonb language plpgsql security definer set search_path = public, app as $$
declare before jsonb; after jsonb;
begin
  select i.fields, now_.fields into before, after from (select app.record_fields(kind, record) as fields) now_
    left join record_image i on (i.subject_type, i.subject_id) = (kind, record);
  if after is null then return null; end if;
  if before is not distinct from after then return '{}'; end if;
  insert into record_image values (kind, record, after) on conflict (subject_type, subject_id) do update set fields = excluded.fields;
  return app.changed_fields(coalesce(before, '{}'), after);
end $$;
revoke execute on function app.capture_changes(text, uuid) from public;
create or replace function app.capture_record() returns trigger language plpgsql security definer set search_path = public, app as $$
declare changes jsonb := app.capture_changes(new.subject_type, new.subject_id);
begin
  if changes is not null then new.changes := changes; end if;
  return new;
end $$;
drop trigger event_aa_record_bi on event;
create trigger event_aa_record_bi before insert on event for each row
  when (new.subject_type in ('report', 'closure_check', 'slip', 'proposal', 'handover', 'substitution', 'account', 'organisation'))
  execute function app.capture_record();

-- An act on a task that names a paper or a piece of evidence: what it changed in them stands in its payload, under the same hash.
create function app.capture_papers() returns trigger language plpgsql security definer set search_path = public, app as $$
declare papers jsonb;
begin
  select jsonb_agg(jsonb_build_object('type', p.kind, 'id', p.id, 'changes', c.changes) order by p.kind, p.id) into papers
  from (values ('slip', new.payload ->> 'paperId'), ('proposal', new.payload ->> 'paperId'),
      ('evidence', new.payload ->> 'evidenceId'), ('evidence', new.payload ->> 'replacesId')) p (kind, id)
    cross join lateral (select app.capture_changes(p.kind, p.id::uuid) as changes) c
  where p.id is not null and c.changes <> '{}';
  if papers is not null then new.payload := new.payload || jsonb_build_object('papers', papers); end if;
  return new;
end $$;
revoke execute on function app.capture_papers() from public;
create trigger event_ab_papers_bi before insert on event for each row
  when (new.subject_type = 'task' and new.payload ?| array['paperId', 'evidenceId']) execute function app.capture_papers();
`;

/** Accounts and organisations also come with no act (the first of an installation): what they were then is no later act's doing. */
const BIRTHS = `
create function app.keep_first_image() returns trigger language plpgsql security definer set search_path = public, app as $$
begin
  insert into record_image values (tg_table_name, new.id, app.record_fields(tg_table_name, new.id)) on conflict do nothing;
  return null;
end $$;
revoke execute on function app.keep_first_image() from public;
create constraint trigger account_image_ai after insert on account deferrable initially deferred for each row execute function app.keep_first_image();
create constraint trigger organisation_image_ai after insert on organisation deferrable initially deferred
  for each row execute function app.keep_first_image();
`;

/** Records of before start from what they are now. */
const BASELINE = ['slip', 'proposal', 'handover', 'substitution', 'account', 'organisation']
  .map((kind) => `insert into record_image select '${kind}', r.id, app.${kind}_fields(r.id) from ${kind} r;`)
  .concat(`insert into record_image select 'evidence', e.id, app.evidence_fields(e.id) from task_evidence e;`)
  .join('\n');
