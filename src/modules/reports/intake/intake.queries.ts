import { Injectable } from '@nestjs/common';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { Reader } from '../../../platform/database/reader.js';
import { decodeCursor, toPage } from '../../../platform/http/page.js';
import { PROBLEMS, type ProblemCode } from '../../../platform/http/problem-catalogue.js';
import { Problem } from '../../../platform/http/problem.js';
import type { IntakeFileView, IntakeProgress, IntakeView, ListIntakeQuery } from './intake.dto.js';

const DEFAULT_LIMIT = 200;

type FileRow = Omit<IntakeFileView, 'problemTitle'> & { seq: number; problemCode: ProblemCode | null };

/** What became of the files of an upload; only the person that handed them in may ask. */
@Injectable()
export class IntakeQueries {
  constructor(private readonly reader: Reader) {}

  /** @throws Problem `record.not-found` */
  async progress(context: DatabaseContext, batchId: string): Promise<IntakeProgress> {
    const row = await this.reader.one<IntakeProgress & { all: number }>(context, {
      name: 'intake-progress',
      text: PROGRESS,
      values: [batchId],
    });
    if (row === null || row.all === 0) throw new Problem('record.not-found');
    const { all: _, ...progress } = row;
    return { ...progress, batchId };
  }

  /** How far a batch is, and a page of its files. @throws Problem `record.not-found` */
  async batch(context: DatabaseContext, batchId: string, query: ListIntakeQuery = {}): Promise<IntakeView> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const [after] = query.cursor === undefined ? [null] : decodeCursor(query.cursor, 1);
    const progress = await this.progress(context, batchId);
    const rows = await this.reader.rows<FileRow>(context, {
      text: FILES,
      values: [batchId, query.state ?? null, after, limit + 1],
    });
    const page = toPage(rows, limit, ({ seq }) => [seq]);
    return { ...progress, files: page.items.map(toView), next: page.next };
  }

  /** The file as it was handed in, whatever became of it. @throws Problem `record.not-found` */
  async original(
    context: DatabaseContext,
    id: string,
  ): Promise<{ sha256: string; sizeBytes: number; fileName: string }> {
    const row = await this.reader.one<{ sha256: string; sizeBytes: number; fileName: string }>(context, {
      text: `select sha256, size_bytes as "sizeBytes", file_name as "fileName" from intake_file
        where id = $1 and sha256 is not null`,
      values: [id],
    });
    if (row === null) throw new Problem('record.not-found');
    return row;
  }
}

function toView({ seq: _, ...file }: FileRow): IntakeFileView {
  return { ...file, problemTitle: file.problemCode === null ? null : PROBLEMS[file.problemCode].title };
}

const PROGRESS = `
select count(*)::int as all, count(*) filter (where state <> 'unpacked')::int as total,
  count(*) filter (where state = 'received')::int as waiting, count(*) filter (where state = 'parsed')::int as parsed,
  count(*) filter (where state = 'needs-a-look')::int as "needsALook", count(*) filter (where state = 'refused')::int as refused
from intake_file where batch_id = $1`;

const FILES = `
select seq, id, file_name as "fileName", state, problem_code as "problemCode", report_id as "reportId", parent_id as "parentId",
  sha256 is not null as kept
from intake_file where batch_id = $1 and ($2::text is null or state = $2) and ($3::int is null or seq > $3) order by seq limit $4`;
