import { randomUUID } from 'node:crypto';
import type { Participants, WorkedTask } from './participants.js';

export type OperationKind = 'list' | 'read' | 'progress' | 'file' | 'urging';

/** One request of somebody, and the mark by which a write is found again. */
export interface Operation {
  readonly kind: OperationKind;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
  /** Null for what only reads. */
  readonly mark: string | null;
}

/** 60 % lists, 25 % reads, 10 % progress, 5 % files, spread evenly. */
const TURN: readonly OperationKind[] = [
  ...(['list', 'read', 'list', 'list', 'progress', 'list', 'read', 'list', 'list', 'read'] as const),
  ...(['list', 'list', 'file', 'list', 'read', 'list', 'progress', 'list', 'read', 'list'] as const),
];

const LISTS = [
  '/api/tasks?state=in_progress&year=2025&kind=shortcoming',
  '/api/tasks?state=in_progress',
  '/api/tasks?year=2025&limit=20',
] as const;

/** A page of a report: what is scanned for personal data and kept. */
const PAPER = '整改情况说明。本季度评查案卷,发现的问题逐件反馈,责任单位已书面回复。\n'.repeat(400);

export class Operations {
  private turn = 0;

  constructor(private readonly participants: Participants) {}

  /** The next one of the mixture. */
  next(): Operation {
    const n = this.turn++;
    const kind = TURN[n % TURN.length] ?? 'list';
    const task = this.taskOf(n);
    switch (kind) {
      case 'list':
        return get('list', LISTS[n % LISTS.length] ?? LISTS[0], this.participants.overseer);
      case 'read':
        return get('read', `/api/tasks/${task.taskId}`, task.liaison);
      case 'progress':
        return progress(task);
      default:
        return file(task);
    }
  }

  /** Its notices go out at once. */
  urging(): Operation {
    const task = this.taskOf(this.turn++);
    const mark = randomUUID();
    return json('urging', `/api/tasks/${task.taskId}/urging`, {
      cookie: task.supervisor,
      mark,
      body: { reason: `请抓紧办理 ${mark}` },
    });
  }

  private taskOf(n: number): WorkedTask {
    const { tasks } = this.participants;
    const found = tasks[(n * 7) % tasks.length];
    if (found === undefined) throw new Error('nothing to work on');
    return found;
  }
}

function get(kind: OperationKind, path: string, cookie: string): Operation {
  return { kind, method: 'GET', path, headers: { cookie }, body: null, mark: null };
}

function progress({ taskId, liaison }: WorkedTask): Operation {
  const mark = randomUUID();
  const body = { progress: 60, text: `已完成第二批案卷评查 ${mark}` };
  return json('progress', `/api/tasks/${taskId}/progress`, { cookie: liaison, mark, body });
}

function json(
  kind: OperationKind,
  path: string,
  { cookie, mark, body }: { cookie: string; mark: string; body: object },
): Operation {
  const headers = { cookie, 'content-type': 'application/json' };
  return { kind, method: 'POST', path, headers, mark, body: Buffer.from(JSON.stringify(body)) };
}

function file({ taskId, criterionId, liaison }: WorkedTask): Operation {
  const mark = randomUUID();
  const boundary = 'zhenggai-mixed-load';
  const fields = { criterionId, kind: 'case_file', title: mark, effectiveOn: '2026-03-01' };
  const texts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const paper = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${mark}.txt"\r\ncontent-type: text/plain\r\n\r\n${mark}\n${PAPER}\r\n--${boundary}--\r\n`;
  return {
    kind: 'file',
    method: 'POST',
    path: `/api/tasks/${taskId}/evidence/files`,
    headers: { cookie: liaison, 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: Buffer.from(texts.join('') + paper),
    mark,
  };
}
