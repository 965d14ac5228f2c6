/** What the browser keeps so that an upload can be gone on with after a reload: the batches to ask for, and what was sent. */
const BATCHES = 'zhenggai.intake.batches';
const SENT = 'zhenggai.intake.sent';
const MOST_BATCHES = 20;
const MOST_SENT = 5_000;

const listeners = new Set<() => void>();
let batches = kept(BATCHES);
let sent = new Set(kept(SENT));

/** Ids of the batches handed in from this browser, newest first. */
export function keptBatches(): readonly string[] {
  return batches;
}

export function onBatches(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function rememberBatch(id: string): void {
  setBatches([id, ...batches.filter((one) => one !== id)].slice(0, MOST_BATCHES));
}

export function forgetBatch(id: string): void {
  setBatches(batches.filter((one) => one !== id));
}

export function wasSent(fingerprint: string): boolean {
  return sent.has(fingerprint);
}

export function rememberSent(fingerprints: readonly string[]): void {
  sent = new Set([...sent, ...fingerprints].slice(-MOST_SENT));
  keep(SENT, [...sent]);
}

function setBatches(next: string[]): void {
  batches = next;
  keep(BATCHES, batches);
  for (const listener of listeners) listener();
}

function kept(name: string): string[] {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(name) ?? '[]');
    return Array.isArray(read) ? read.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

function keep(name: string, values: readonly string[]): void {
  try {
    localStorage.setItem(name, JSON.stringify(values));
  } catch {
    // A browser may forbid storage; then it is kept as long as the window.
  }
}
