import type { ReportItem, ReportSection } from '../../report/types.js';
import { matchingCopy } from '../../text/matching-copy.js';
import type { Span } from '../../shared/span.js';
import type { Zone } from '../types.js';

/** One sentence or enumerated part of this year's text, with what it is about. */
export interface Statement extends Span {
  /** The matching copy of the span. */
  readonly text: string;
  readonly zone: Zone;
  readonly inPriorSection: boolean;
  /** A heading is never evidence; it lends its theme to what stands beneath it. */
  readonly isHeading: boolean;
  /** Headings above this statement, nearest last. */
  readonly context: string;
  /** Statements of one paragraph or enumerated part share a block. */
  readonly block: number;
}

type PlacedZone = { readonly zone: Zone; readonly prior: boolean } | null;

const ORDINAL =
  /^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、](?!\d)|[一二三四五六七八九十]是|第[一二三四五六七八九十][,、]|首先|其次|再次|最后)/;
const CUT_BEFORE = /(?<=[,;。:\s])(?=[一二三四五六七八九十]是(?!否))/g;
const PIECE = /[^。;!?\n]+[。;!?]?/g;
const HEADING_MAX = 42;
const LONG_HEADING_MAX = 60;
const HEADED_SENTENCE_MAX = 32;
const YEAR = /20\d\d年/g;
const FACT = /\d|已|印发|出台|建成/;
const PLANNED_AHEAD =
  /^(?:[^,。]{0,8})(?:下一步|接下来|今后|明年|下一年)|我[镇乡区县市局街道]{1,2}将(?!.{0,6}纳入)|将(?:继续|进一步|持续|着力|重点|以|从|深入|紧紧|坚持)/;
/** Where the reader took the plan for achievements, its heading still says so. */
const PLAN_HEADING =
  /^\s*[一二三四五六七八九十]{1,3}、[^。]{0,6}(?:明年|下一步|下一年度?|下年度|20\d\d年)[^,。]{0,8}(?:目标|打算|计划|安排|思路)\s*$/;
const STILL_WRONG =
  /(?:仍|还|依然|尚)(?:然)?(?:存在|有[^序效力])[^,。]{0,20}(?:不足|问题|短板|差距|薄弱)|(?:有待|亟待|亟需)(?:进一步)?(?:加强|提升|提高|完善|改进|拓展|健全)|存在的(?:主要)?(?:不足|问题|短板)/;

/** Cuts the matching copy of a report into statements; what stands in a covering letter or a closing is left out. */
export function statementsOf(
  copy: string,
  sections: readonly ReportSection[],
  items: readonly ReportItem[],
): Statement[] {
  const place = placer(copy.length, sections, items);
  const out: Statement[] = [];
  const walk = { block: 0, upper: '', own: '' };
  let lineStart = 0;
  for (const line of copy.split('\n')) {
    readLine(line, lineStart, { place, out, walk });
    lineStart += line.length + 1;
  }
  return out;
}

interface Reading {
  readonly place: (at: number) => PlacedZone;
  readonly out: Statement[];
  readonly walk: { block: number; upper: string; own: string };
}

function readLine(line: string, lineStart: number, { place, out, walk }: Reading): void {
  walk.block++;
  walk.own = '';
  const pieces = piecesOf(line);
  pieces.forEach(({ text, at }, index) => {
    const ordinal = ORDINAL.test(text);
    if (ordinal) {
      walk.block++;
      walk.own = '';
    }
    const start = lineStart + at;
    const placed = place(start);
    if (!placed) return;
    const isHeading =
      !(placed.prior && /[。;]$/.test(text)) &&
      looksLikeHeading({ text, ordinal, alone: pieces.length === 1, followed: index < pieces.length - 1 });
    out.push({
      start,
      end: start + text.length,
      text,
      ...zoneWithin(text, placed),
      isHeading,
      context: `${walk.upper} ${walk.own}`,
      block: walk.block,
    });
    if (!isHeading) return;
    if (pieces.length === 1 || /^(?:\(|[一二三四五六七八九十]{1,3}、)/.test(text)) walk.upper = text;
    else walk.own = text;
  });
}

function piecesOf(line: string): { text: string; at: number }[] {
  const pieces: { text: string; at: number }[] = [];
  for (const match of line.matchAll(PIECE)) {
    let at = match.index;
    for (const part of match[0].split(CUT_BEFORE)) {
      const lead = part.length - part.trimStart().length;
      const text = part.trim();
      if (text.length > 1) pieces.push({ text, at: at + lead });
      at += part.length;
    }
  }
  return pieces;
}

/** A piece of a line and where it stands in it. */
interface Piece {
  readonly text: string;
  /** Opens with 一、, (一), 1. or the like. */
  readonly ordinal: boolean;
  /** The only piece of its line. */
  readonly alone: boolean;
  /** More of the same line comes after it. */
  readonly followed: boolean;
}

function looksLikeHeading(piece: Piece): boolean {
  const body = piece.text.replace(ORDINAL, '').replace(YEAR, '');
  if (FACT.test(body)) return false;
  if (/方面,$/.test(piece.text) && piece.text.length <= HEADED_SENTENCE_MAX) return true;
  return piece.alone ? isHeadingLine(piece, body) : isHeadedSentence(piece);
}

function isHeadingLine({ text, ordinal }: Piece, body: string): boolean {
  const open = !/[。;!?]$/.test(text);
  if (ordinal && open) return text.length <= LONG_HEADING_MAX;
  return text.length <= HEADING_MAX && (ordinal || open) && !/[,;].*[,;]/.test(body);
}

function isHeadedSentence({ text, ordinal, followed }: Piece): boolean {
  return ordinal && followed && text.length <= HEADED_SENTENCE_MAX && text.endsWith('。');
}

/** 组织考试2次,下一步将继续加强: what was done comes first and is counted. */
function isAnnounced(text: string): boolean {
  const at = text.search(PLANNED_AHEAD);
  return at >= 0 && !/\d[^,。;]*,[^,。;]*$/.test(text.slice(0, at));
}

function zoneWithin(
  text: string,
  placed: { zone: Zone; prior: boolean },
): { zone: Zone; inPriorSection: boolean } {
  if (placed.zone !== 'done') return { zone: placed.zone, inPriorSection: false };
  if (placed.prior) return { zone: 'done', inPriorSection: true };
  if (isAnnounced(text)) return { zone: 'planned', inPriorSection: false };
  if (STILL_WRONG.test(text) && !/针对|围绕|解决|整改/.test(text)) {
    return { zone: 'problem', inPriorSection: false };
  }
  return { zone: 'done', inPriorSection: false };
}

const ZONE_OF_ROLE: Readonly<Record<ReportSection['role'], PlacedZone>> = {
  preamble: null,
  closing: null,
  achievements: { zone: 'done', prior: false },
  'first-responsible': { zone: 'done', prior: false },
  other: { zone: 'done', prior: false },
  'prior-rectification': { zone: 'done', prior: true },
  shortcomings: { zone: 'problem', prior: false },
  causes: { zone: 'problem', prior: false },
  plan: { zone: 'planned', prior: false },
};

function zoneOf({ role, heading }: ReportSection): PlacedZone {
  const zone = ZONE_OF_ROLE[role];
  const announces = heading !== null && PLAN_HEADING.test(matchingCopy(heading));
  return announces && zone?.zone === 'done' ? ZONE_OF_ROLE.plan : zone;
}

const ZONE_OF_KIND: Readonly<Record<ReportItem['kind'], { zone: Zone; prior: boolean }>> = {
  'prior-rectification': { zone: 'done', prior: true },
  shortcoming: { zone: 'problem', prior: false },
  cause: { zone: 'problem', prior: false },
  plan: { zone: 'planned', prior: false },
};

/** Items decide before sections, and of the sections the last listed that covers the place: the deepest one. */
function placer(
  length: number,
  sections: readonly ReportSection[],
  items: readonly ReportItem[],
): (at: number) => PlacedZone {
  if (sections.length === 0 && items.length === 0) return () => ({ zone: 'done', prior: false });
  const zones = new Array<PlacedZone>(length + 1).fill(null);
  for (const section of sections) zones.fill(zoneOf(section), section.start, section.end);
  for (const item of items) zones.fill(ZONE_OF_KIND[item.kind], item.start, item.end);
  return (at) => zones[at] ?? null;
}
