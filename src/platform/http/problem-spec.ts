/** What an error code means to the person and to the log. */
export interface ProblemSpec {
  readonly status: number;
  /** What the person reads, zh-CN. */
  readonly title: string;
  readonly level: 'info' | 'warn' | 'error';
}
