import type { Answer, Person } from '../../support/person.js';
import { receiveReport, reportText } from '../../support/county.js';
import { TestApp } from '../../support/test-app.js';

export interface Item {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly origin: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly spans: readonly { readonly start: number; readonly end: number }[];
  readonly suggestedCuts: readonly number[];
  readonly parentId: string | null;
  readonly mergedInto: string | null;
  readonly wording: string | null;
  readonly rejectReason: string | null;
  readonly version: number;
}
export interface Report {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly items: readonly Item[];
}
export interface ActView {
  readonly actId: string;
  readonly reportVersion: number;
  readonly items: readonly Item[];
}

/** Who sits at the table; signing in takes a while. */
export interface Reviewers {
  readonly officer: Person;
  readonly supervisor: Person;
}

export async function reviewers(app: TestApp): Promise<Reviewers> {
  const [supervisor, officer] = await Promise.all([app.as('yifaban'), app.as('duchashi')]);
  return { supervisor, officer };
}

/** The report of a street in a year of its own. */
export function reportOfYear(year: number): string {
  return reportText(year, '荻渚街道办事处', year);
}

/** One report on the table of two reviewers. */
export class ReviewRoom {
  readonly officer: Person;
  readonly supervisor: Person;

  constructor(
    readonly app: TestApp,
    people: Reviewers,
    readonly reportId: string,
    readonly text: string,
  ) {
    this.officer = people.officer;
    this.supervisor = people.supervisor;
  }

  static async open(app: TestApp, people: Reviewers, text: string): Promise<ReviewRoom> {
    return new ReviewRoom(app, people, await receiveReport(app, people.supervisor, text), text);
  }

  async report(): Promise<Report> {
    return (await this.officer.get(`/api/reports/${this.reportId}`)).body<Report>();
  }

  /** The item that begins with the words. */
  async item(words: string): Promise<Item> {
    const { items } = await this.report();
    const found = items.find(
      ({ text, state }) => text.startsWith(words) && state !== 'split' && state !== 'merged',
    );
    if (found === undefined)
      throw new Error(`no item ${words} in ${items.map(({ text }) => text).join(' | ')}`);
    return found;
  }

  async byId(id: string): Promise<Item | undefined> {
    return (await this.report()).items.find((item) => item.id === id);
  }

  post(path: string, body?: object): Promise<Answer> {
    return this.officer.post(`/api/reports/${this.reportId}/${path}`, body);
  }

  split(item: Item, ...before: string[]): Promise<Answer> {
    const offsets = before.map((words) => this.text.indexOf(words, item.start));
    return this.officer.post(`/api/report-items/${item.id}/split`, { offsets });
  }

  merge(...items: Item[]): Promise<Answer> {
    return this.post('merged-items', { itemIds: items.map(({ id }) => id) });
  }

  add(kind: string, words: string): Promise<Answer> {
    const start = this.text.indexOf(words);
    return this.post('items', { kind, spans: [{ start, end: start + words.length }] });
  }

  link(shortcoming: Item, other: Item, decision = 'confirmed', reason?: string): Promise<Answer> {
    const link = { shortcomingId: shortcoming.id, otherId: other.id, decision, reason };
    return this.post('item-links', { links: [link] });
  }

  async undoLast(): Promise<Answer> {
    const { items } = (await this.officer.get(`/api/reports/${this.reportId}/review-acts`)).body<{
      items: { id: string; isLast: boolean }[];
    }>();
    return this.post(`review-acts/${items.find(({ isLast }) => isLast)?.id ?? ''}/undoing`);
  }

  /** What the acts wrote into the record of the body. */
  eventsOf(itemId: string): Promise<{ name: string; payload: Record<string, unknown> }[]> {
    return this.app.rows(
      `select name, payload from event where subject_type = 'report_item' and subject_id = $1 order by id`,
      [itemId],
    );
  }
}
