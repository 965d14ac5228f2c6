import { county, assignment } from '../../support/county.js';
import type { Person, UploadedFile } from '../../support/person.js';
import type { TestApp } from '../../support/test-app.js';

/** A task of the county's justice bureau that has been signed for, and the people around it. */
export class TaskInWork {
  private constructor(
    readonly supervisor: Person,
    readonly liaison: Person,
    readonly taskId: string,
    readonly criterionId: string,
  ) {}

  static async begin(app: TestApp): Promise<TaskInWork> {
    const { supervisor, items, units } = await county(app);
    const [item] = items.filter(({ kind }) => kind === 'shortcoming');
    const lead = units['qysf'] ?? '';
    const made = await supervisor.post('/api/tasks', { itemIds: [item?.id], assignment: assignment(lead) });
    const [taskId = ''] = made.body<{ taskIds: string[] }>().taskIds;
    await supervisor.post('/api/tasks/issue', { taskIds: [taskId] });
    const liaison = await app.as('sifa-lianluo');
    const signed = await liaison.post(`/api/tasks/${taskId}/signature`);
    const { criteria } = signed.body<{ criteria: { id: string }[] }>();
    return new TaskInWork(supervisor, liaison, taskId, criteria[0]?.id ?? '');
  }

  fields(more: Readonly<Record<string, string>> = {}): Record<string, string> {
    const { criterionId } = this;
    return { criterionId, kind: 'rule_text', title: '制度文本', effectiveOn: '2026-02-10', ...more };
  }

  upload(file: UploadedFile, more: Readonly<Record<string, string>> = {}, by: Person = this.liaison) {
    return by.upload(`/api/tasks/${this.taskId}/evidence/files`, [file], this.fields(more));
  }

  /** @returns the id of what was added */
  async add(file: UploadedFile, more: Readonly<Record<string, string>> = {}): Promise<string> {
    const added = await this.upload(file, more);
    if (added.status !== 201) throw new Error(added.text);
    return added.body<{ id: string }>().id;
  }
}
