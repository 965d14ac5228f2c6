import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import type { AuditEventView, ExportEventsQuery } from './audit-search.dto.js';
import { AuditSearch } from './audit-search.queries.js';

/** More than anybody reads, and a file that every spreadsheet opens. */
export const MOST_EXPORTED = 100_000;
const PAGE_ROWS = 1_000;
const HEADING = [
  ...[
    '编号',
    '时间',
    '操作',
    '操作人',
    '代为办理',
    '令牌',
    '地址',
    '对象类别',
    '对象',
    '单位',
    '链上位置',
    '散列值',
  ],
];
/** So that a spreadsheet takes the file for UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** What a search finds, as CSV with the place and the hash of each act in its chain: it can be held against the record later. */
@Injectable()
export class ExportEvents {
  constructor(private readonly search: AuditSearch) {}

  /** The file in pieces, newest act first; where there is more than `MOST_EXPORTED`, its last line says so. */
  async *pieces(actor: Actor, query: ExportEventsQuery): AsyncGenerator<string> {
    yield BYTE_ORDER_MARK + lineOf(HEADING);
    let cursor: string | null = null;
    let count = 0;
    do {
      const page: { items: readonly AuditEventView[]; next: string | null } = await this.search.events(
        actor,
        {
          ...query,
          limit: PAGE_ROWS,
          ...(cursor !== null && { cursor }),
        },
      );
      yield page.items.map((act) => lineOf(cellsOf(act))).join('');
      count += page.items.length;
      cursor = page.next;
    } while (cursor !== null && count < MOST_EXPORTED);
    if (cursor !== null) yield lineOf([`以下从略：一次至多导出 ${MOST_EXPORTED} 条，请缩小范围`]);
  }
}

function cellsOf(act: AuditEventView): readonly (string | null)[] {
  return [
    act.id,
    new Date(act.at).toISOString(),
    act.act,
    act.actorName,
    act.onBehalfOf,
    act.tokenName,
    act.address,
    act.subjectType,
    act.subjectId,
    act.organisationName,
    String(act.place),
    act.hash,
  ];
}

function lineOf(cells: readonly (string | null)[]): string {
  return `${cells.map((cell) => quoted(cell ?? '')).join(',')}\r\n`;
}

/** Text that a spreadsheet would take for a formula is marked as text. */
function quoted(cell: string): string {
  const harmless = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
