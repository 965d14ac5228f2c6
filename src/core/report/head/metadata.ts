import type { Span } from '../../shared/span.js';
import type { Block } from '../text/blocks.js';
import { dateLine, type FoundDate, publishedIn, signedIn } from './dates.js';
import type { Frame } from './frame.js';
import { readIssuer } from './issuer.js';
import { type MatchingCopy, toOriginalSpan } from '../text/normalise.js';
import { readRegion } from './region.js';
import { readReportYear } from './report-year.js';
import { type Found, type HeadSource, textOf } from './head-source.js';
import type { MetadataEvidence, ReportMetadata } from '../types.js';

export interface HeadData {
  readonly metadata: ReportMetadata;
  readonly evidence: MetadataEvidence;
}

/** Head data as it stands in the file; what does not stand there stays null (item-definition, section 6). */
export function readMetadata(place: {
  readonly original: string;
  readonly copy: MatchingCopy;
  readonly blocks: readonly Block[];
  readonly frame: Frame;
}): HeadData {
  const source: HeadSource = { ...place, head: headOf(place), tail: place.frame.closing };
  const issuer = readIssuer(source);
  const signature = readSignature(source);
  const found = {
    title: readTitle(source),
    issuer,
    region: readRegion(source, issuer),
    reportYear: readReportYear(source),
    documentNumber: readField(source, [NUMBER_FIELD, NUMBER_LINE]),
    indexNumber: readField(source, [INDEX_FIELD]),
    publishedOn: readDate(source, publishedIn) ?? signature,
    signedOn: readDate(source, signedIn) ?? signature,
  };
  const entries = Object.entries(found) as [keyof ReportMetadata, Found<unknown> | null][];
  const evidence = Object.fromEntries(
    entries.flatMap(([key, field]) =>
      field ? [[key, toOriginalSpan(source.copy, field.at.start, field.at.end)]] : [],
    ),
  );
  const metadata = Object.fromEntries(entries.map(([key, field]) => [key, field?.value ?? null]));
  return { metadata: metadata as unknown as ReportMetadata, evidence };
}

/** Everything above the body: page frame, index table, covering letter, title. */
function headOf({
  copy,
  blocks,
  frame,
}: {
  copy: MatchingCopy;
  blocks: readonly Block[];
  frame: Frame;
}): Span {
  return { start: 0, end: blocks[frame.from]?.start ?? copy.text.length };
}

function verbatim({ copy, original }: HeadSource, at: Span): string {
  const span = toOriginalSpan(copy, at.start, at.end);
  return original.slice(span.start, span.end);
}

/** Of the list that a page's index is printed as. */
const BULLET = /^[•·■●*-]\s*/;

function readTitle(source: HeadSource): Found<string> | null {
  const { title } = source.frame;
  const [first, last] = [title[0], title.at(-1)];
  if (!first || !last) return null;
  const value = title.map((line) => verbatim(source, line).replace(BULLET, '')).join('');
  return { value, at: { start: first.start, end: last.end } };
}

const NUMBER = '[\\u4e00-\\u9fff]{1,12}[〔[(【]20\\d\\d[〕\\])】]第?\\d{1,4}号';
const NUMBER_FIELD = new RegExp(`(?:文号|发文字号|文件号)[\\]】:|\\n]*(${NUMBER})`);
const NUMBER_LINE = new RegExp(`^(${NUMBER})(?:签发人.*)?$`, 'm');
const INDEX_FIELD = /索引号[\]】:|\n]*([A-Za-z0-9][A-Za-z0-9/_.-]{4,40})/;

function readField(source: HeadSource, patterns: readonly RegExp[]): Found<string> | null {
  for (const area of areas(source)) {
    const text = textOf(source, area);
    const match = patterns.map((pattern) => pattern.exec(text)).find((found) => found?.[1]);
    if (!match?.[1]) continue;
    const start = area.start + match.index + match[0].indexOf(match[1]);
    const at = { start, end: start + match[1].length };
    return { value: verbatim(source, at), at };
  }
  return null;
}

function areas({ head, tail }: HeadSource): Span[] {
  return tail ? [head, tail] : [head];
}

function readDate(source: HeadSource, read: (text: string) => FoundDate | null): Found<string> | null {
  for (const area of areas(source)) {
    const found = read(textOf(source, area));
    if (found) return shifted(found, area);
  }
  return null;
}

/** 落款: under the text, else under the covering letter. */
function readSignature(source: HeadSource): Found<string> | null {
  const { blocks, head, tail } = source;
  const lines = blocks.filter((block) => block.end <= head.end || (tail && block.end > tail.start));
  for (const block of [...lines].reverse()) {
    const line = tail && block.start < tail.start && block.end > tail.start ? tail : block;
    const found = block.chrome ? null : dateLine(textOf(source, line));
    if (found) return shifted(found, line);
  }
  return null;
}

function shifted(found: FoundDate, area: Span): Found<string> {
  return { value: found.date, at: { start: area.start + found.start, end: area.start + found.end } };
}
