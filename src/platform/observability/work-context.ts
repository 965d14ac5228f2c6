import { AsyncLocalStorage } from 'node:async_hooks';

/** What a line of the log is about, beside what it says. */
export interface WorkContext {
  readonly job: string;
  readonly jobId: string;
  readonly attempt: number;
  readonly taskId?: string;
}

const storage = new AsyncLocalStorage<WorkContext>();

/** Every line that is logged while `work` runs carries the context. */
export function withinWork<T>(context: WorkContext, work: () => T): T {
  return storage.run(context, work);
}

export function currentWork(): WorkContext | undefined {
  return storage.getStore();
}
