/** One task's progress as somebody wrote it in a reply. */
export interface ProgressReply {
  readonly taskNumber: string;
  /** Per cent; null where the letter names none: the person who accepts it fills it in. */
  readonly progress: number | null;
  readonly text: string;
  readonly nextSteps: string | null;
}

/** `2025-yh-xt-001`, the number that every notice prints. */
const NUMBER = /\b\d{4}(?:-[a-z0-9]+)+-\d{3,}\b/gi;
const PERCENT = /进度\s*(?:为|是|达|到|[:：])*\s*(\d{1,3})\s*[%％]?/;
const NEXT_STEPS = /(?:^|\n)\s*下一步(?:打算|措施|安排|计划|工作)?\s*[:：]\s*([\s\S]*)$/;
/** Where mail programs begin what the reply answers: everything from there on is not the writer's. */
const QUOTED_FROM = [
  /^\s*-{2,}\s*(?:原始邮件|原邮件|转发邮件|Original Message|Forwarded message)\s*-{0,}/im,
  /^\s*在.{4,80}写道\s*[:：]/m,
  /^\s*On .{4,120} wrote:/m,
  /^\s*(?:发件人|From)\s*[:：].{0,200}\n\s*(?:发送时间|日期|时间|收件人|Sent|Date|To)\s*[:：]/im,
  /^\s*_{10,}\s*$/m,
];
const LONGEST_TEXT = 4_000;

/**
 * Reads what a 联络员 wrote: for each task number the text up to the next number. A letter without a number speaks of the
 * task in its subject, if there is one and only one.
 * @returns in the order of the letter; empty where no task is named or nothing is said of it
 */
export function readProgressReply({ subject, text }: { subject: string; text: string }): ProgressReply[] {
  const own = withoutQuotation(text.replaceAll('\r\n', '\n'));
  const numbers = [...own.matchAll(NUMBER)];
  if (numbers.length === 0) {
    const named = new Set(subject.match(NUMBER)?.map((number) => number.toLowerCase()));
    const [only] = named;
    return named.size === 1 && only !== undefined ? said(only, own) : [];
  }
  return numbers.flatMap((match, n) =>
    said(match[0].toLowerCase(), own.slice(match.index + match[0].length, numbers[n + 1]?.index)),
  );
}

function said(taskNumber: string, passage: string): ProgressReply[] {
  const percent = PERCENT.exec(passage);
  const next = NEXT_STEPS.exec(passage);
  const before = passage.slice(0, next?.index);
  const text = trimmed(percent === null ? before : before.replace(percent[0], ''));
  if (text === '' && percent === null) return [];
  const nextSteps = trimmed(next?.[1] ?? '');
  return [
    { taskNumber, progress: toPercent(percent?.[1]), text, nextSteps: nextSteps === '' ? null : nextSteps },
  ];
}

function toPercent(digits: string | undefined): number | null {
  return digits === undefined || Number(digits) > 100 ? null : Number(digits);
}

function withoutQuotation(text: string): string {
  const starts = QUOTED_FROM.map((mark) => text.search(mark)).filter((at) => at >= 0);
  return text
    .slice(0, starts.length === 0 ? undefined : Math.min(...starts))
    .split('\n')
    .filter((line) => !/^\s*>/.test(line))
    .join('\n');
}

function trimmed(text: string): string {
  return text.replace(/^[\s,，;；:：。、)）\]】]+|[\s,，;；]+$/g, '').slice(0, LONGEST_TEXT);
}
