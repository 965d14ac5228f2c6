import { Injectable } from '@nestjs/common';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { Reader } from '../../../platform/database/reader.js';
import { PROBLEMS, type ProblemCode } from '../../../platform/http/problem-catalogue.js';
import { Problem } from '../../../platform/http/problem.js';
import type { IntakeFileView, IntakeView } from './intake.dto.js';

@Injectable()
export class IntakeQueries {
  constructor(private readonly reader: Reader) {}

  /** What became of each file of an upload; only the person that handed them in may ask. */
  async batch(context: DatabaseContext, batchId: string): Promise<IntakeView> {
    const files = await this.reader.rows<
      Omit<IntakeFileView, 'problemTitle'> & { problemCode: ProblemCode | null }
    >(context, {
      text: `select id, file_name as "fileName", state, problem_code as "problemCode", report_id as "reportId"
        from intake_file where batch_id = $1 order by seq`,
      values: [batchId],
    });
    if (files.length === 0) throw new Problem('record.not-found');
    return {
      batchId,
      total: files.length,
      waiting: files.filter((file) => file.state === 'received').length,
      files: files.map((file) => ({
        ...file,
        problemTitle: file.problemCode === null ? null : PROBLEMS[file.problemCode].title,
      })),
    };
  }
}
