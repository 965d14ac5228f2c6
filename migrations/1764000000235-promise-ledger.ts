import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 兑现账: each number that a plan item promised beside the one reported, and how much of the shortest was reached. */
export class PromiseLedger1764000000235 implements MigrationInterface {
  name = 'PromiseLedger1764000000235';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COLUMNS);
    await runner.query(FROM_FEATURES);
    await runner.query(INDEXES);
  }

  async down(): Promise<void> {
    throw new Error('Closure checks are not taken down: restore a backup instead.');
  }
}

const COLUMNS = `
alter table closure_answer add column figures jsonb not null default '[]';
alter table closure_answer add column fulfilment real;
alter table closure_answer add constraint closure_answer_fulfilment_ck check (fulfilment is null or (kind = 'plan' and fulfilment between 0 and 1));
`;

/** What was read before has its figures among the reasons; which of them bound from above was not kept, so no share is made of them. */
const FROM_FEATURES = `
alter table closure_answer disable trigger closure_answer_signed;
update closure_answer set figures = jsonb_path_query_first(features, '$[*] ? (@.code == "figures").compared')
where kind = 'plan' and jsonb_path_exists(features, '$[*] ? (@.code == "figures").compared');
alter table closure_answer enable trigger closure_answer_signed;
`;

const INDEXES = `
create index closure_answer_plan_ix on closure_answer (check_id, seq) where kind = 'plan';
create index closure_check_edition_ix on closure_check (year desc, org_path, edition desc);
`;
