import { newKey } from '../../../api/act.js';
import { api, read } from '../../../api/client.js';
import { asProblem, type ApiProblem } from '../../../api/problem.js';
import { batched, fingerprint, isLeftover } from './chosen-files.js';
import { rememberBatch, rememberSent, wasSent } from './kept-batches.js';

export interface SendingState {
  /** Files of what was chosen last: sent, and in all. */
  readonly sent: number;
  readonly all: number;
  readonly skipped: number;
  readonly hidden: number;
  readonly isSending: boolean;
  /** Why it broke off; what is left can be sent again. */
  readonly problem: ApiProblem | null;
}

const NOTHING: SendingState = { sent: 0, all: 0, skipped: 0, hidden: 0, isSending: false, problem: null };

interface Request {
  readonly files: readonly File[];
  /** Stays the same over every try: a request whose answer was lost hands nothing in twice. */
  readonly key: string;
}

/** Sends what was chosen, request by request. It outlives the page, so that one may go on with something else meanwhile. */
class Sending {
  private state = NOTHING;
  private left: Request[] = [];
  private readonly listeners = new Set<() => void>();

  readonly now = (): SendingState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Adds files to what is being sent. */
  add(chosen: readonly File[]): void {
    const real = chosen.filter((file) => !isLeftover(file));
    const fresh = real.filter((file) => !wasSent(fingerprint(file)));
    const before = this.state.isSending ? this.state : NOTHING;
    this.left.push(...batched(fresh).map((files) => ({ files, key: newKey() })));
    this.set({
      ...before,
      all: before.all + fresh.length,
      skipped: before.skipped + real.length - fresh.length,
      hidden: before.hidden + chosen.length - real.length,
    });
    void this.go();
  }

  /** Goes on where it broke off. */
  async go(): Promise<void> {
    if (this.state.isSending) return;
    for (let request = this.left[0]; request !== undefined; request = this.left[0]) {
      this.set({ ...this.state, isSending: true, problem: null });
      try {
        rememberBatch(await send(request));
      } catch (error) {
        this.set({ ...this.state, isSending: false, problem: asProblem(error) });
        return;
      }
      this.left.shift();
      rememberSent(request.files.map(fingerprint));
      this.set({ ...this.state, sent: this.state.sent + request.files.length });
    }
    this.set({ ...this.state, isSending: false });
  }

  giveUp(): void {
    this.left = [];
    this.set(NOTHING);
  }

  private set(state: SendingState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

async function send({ files, key }: Request): Promise<string> {
  const form = new FormData();
  for (const file of files) form.append('files', file, file.name);
  const { batchId } = await read(
    api.POST('/api/intakes', {
      params: { header: { 'Idempotency-Key': key } },
      body: form as unknown as { files: string[] },
      bodySerializer: (body) => body as unknown as FormData,
    }),
  );
  return batchId;
}

export const sending = new Sending();
