import type { Span } from '../shared/span.js';
import type { Block } from './blocks.js';
import { chineseYear, dateLine, publishedIn, signedIn } from './dates.js';
import type { Frame } from './frame.js';
import { type MatchingCopy, toOriginalSpan } from './normalise.js';
import {
  fullestPlace,
  issuerInTitle,
  leadingPlace,
  organsOf,
  regionOfOrgan,
  subjectOrgan,
  subjectPlace,
} from './organs.js';
import type { MetadataEvidence, ReportMetadata } from './types.js';

export interface HeadData {
  readonly metadata: ReportMetadata;
  readonly evidence: MetadataEvidence;
}

/** A value with the place in the matching copy it was read from. */
interface Found<T> {
  readonly value: T;
  readonly at: Span;
}

interface Source {
  readonly original: string;
  readonly copy: MatchingCopy;
  readonly blocks: readonly Block[];
  readonly frame: Frame;
}

/** Head data as it stands in the file; what does not stand there stays null (item-definition, section 6). */
export function readMetadata(source: Source): HeadData {
  const { copy } = source;
  const title = readTitle(source);
  const issuer = readIssuer(source);
  const signed = readSigned(source);
  const found = {
    title,
    issuer,
    region: readRegion(source, issuer),
    reportYear: readReportYear(source),
    documentNumber: readDocumentNumber(source),
    indexNumber: readIndexNumber(source),
    publishedOn: readPublished(source) ?? signed,
    signedOn: signed,
  };
  const entries = Object.entries(found) as [keyof ReportMetadata, Found<unknown> | null][];
  const evidence = Object.fromEntries(
    entries.flatMap(([key, field]) =>
      field ? [[key, toOriginalSpan(copy, field.at.start, field.at.end)]] : [],
    ),
  );
  const metadata = Object.fromEntries(entries.map(([key, field]) => [key, field?.value ?? null]));
  return { metadata: metadata as unknown as ReportMetadata, evidence };
}

function textOf({ copy }: Source, span: Span): string {
  return copy.text.slice(span.start, span.end);
}

function verbatim({ copy, original }: Source, at: Span): string {
  const span = toOriginalSpan(copy, at.start, at.end);
  return original.slice(span.start, span.end);
}

function readTitle(source: Source): Found<string> | null {
  const { title } = source.frame;
  const [first, last] = [title[0], title.at(-1)];
  if (!first || !last) return null;
  const value = title.map((line) => verbatim(source, line)).join('');
  return { value, at: { start: first.start, end: last.end } };
}

/** Lines around the body, where signatures, dates and the index table stand. */
function frameLines({ blocks, frame }: Source): Block[] {
  const tail = frame.closing ? blocks.filter((block) => block.start >= (frame.closing?.start ?? 0)) : [];
  return [...blocks.slice(0, frame.from), ...tail];
}

function readIssuer(source: Source): Found<string> | null {
  const { frame, blocks } = source;
  const [inTitle] = [titleIssuers(source)];
  const signatures = frameLines(source)
    .filter((block) => !block.chrome && !frame.title.includes(block))
    .flatMap((block) => signatureOrgans(source, block));
  const best = fullest([...inTitle, ...signatures]);
  if (best.length > 0) return joint(best);
  const opening = blocks[frame.from];
  const name = opening ? subjectOrgan(textOf(source, opening).slice(0, 200)) : null;
  if (!opening || !name) return null;
  const start = opening.start + textOf(source, opening).indexOf(name);
  return { value: name, at: { start, end: start + name.length } };
}

function titleIssuers(source: Source): Found<string>[] {
  const lines = source.frame.title;
  const last = lines.at(-1);
  const found = lines.slice(0, -1).flatMap((line) => organsIn(textOf(source, line), line.start));
  if (last) found.push(...organsIn(issuerInTitle(textOf(source, last)), last.start));
  return found;
}

function signatureOrgans(source: Source, block: Block): Found<string>[] {
  const text = textOf(source, block).replace(/\(?20\d\d年\d{1,2}月\d{1,2}日\)?$/, '');
  return text.length <= 40 ? organsIn(text, block.start) : [];
}

function organsIn(text: string, start: number): Found<string>[] {
  let from = 0;
  return organsOf(text).map((value) => {
    const at = start + text.indexOf(value, from);
    from = at - start + value.length;
    return { value, at: { start: at, end: at + value.length } };
  });
}

/** The fullest form of each organ: 区人民政府 gives way to 宝鸡市渭滨区人民政府. */
function fullest(candidates: readonly Found<string>[]): Found<string>[] {
  const kept: Found<string>[] = [];
  for (const candidate of candidates) {
    const shorter = kept.findIndex((known) => candidate.value.endsWith(known.value));
    if (shorter >= 0) {
      if (candidate.value.length > (kept[shorter]?.value.length ?? 0)) kept[shorter] = candidate;
    } else if (!kept.some((known) => known.value.endsWith(candidate.value))) {
      kept.push(candidate);
    }
  }
  const [first] = kept;
  if (!first) return [];
  const partner = kept.find(
    (other) => other !== first && first.value.startsWith('中共') !== other.value.startsWith('中共'),
  );
  return partner ? [first, partner] : [first];
}

function joint(organs: readonly Found<string>[]): Found<string> {
  const ordered = [...organs].sort((one, other) => one.at.start - other.at.start);
  const [first, last] = [ordered[0], ordered.at(-1)];
  const at = { start: first?.at.start ?? 0, end: last?.at.end ?? 0 };
  return { value: ordered.map((organ) => organ.value).join('、'), at };
}

function readRegion(source: Source, issuer: Found<string> | null): Found<string> | null {
  const { copy, frame, blocks } = source;
  const title = frame.title.at(-1);
  const opening = blocks[frame.from];
  const organ = issuer?.value.split('、').at(-1) ?? null;
  const place =
    (organ && regionOfOrgan(organ)) ??
    (title && leadingPlace(textOf(source, title))) ??
    (opening && subjectPlace(textOf(source, opening).slice(0, 300))) ??
    (opening && leadingPlace(textOf(source, opening).slice(0, 40)));
  if (!place) return null;
  const found = fullestPlace(copy.text, place);
  return found && { value: found.name, at: { start: found.start, end: found.start + found.name.length } };
}

const YEAR =
  /(?<![-—~至\d])(20\d\d)年(?!以来|至|-|—|以前|底|起)|(?<![-—])(20\d\d)年度|(二[〇○O0零][一二三四五六七八九〇○零]{2})年/;
const NAMES_PERIOD = /(?:现将|现就)[^。]{0,30}?(20\d\d)年/;

/** The year under review: from the title, the index table, the opening, the headings; never from a date of publication. */
function readReportYear(source: Source): Found<number> | null {
  const { frame, blocks } = source;
  const opening = blocks.slice(frame.from, frame.from + 2).filter((block) => !block.marker);
  const named = blocks.slice(0, frame.from).filter((block) => /^(?:名称|标题):/.test(textOf(source, block)));
  const headings = blocks
    .slice(frame.from, frame.to)
    .filter((block) => block.marker && block.marker.style === 'cn');
  return (
    firstYear(source, frame.title, YEAR) ??
    firstYear(source, named, YEAR) ??
    firstYear(source, opening, NAMES_PERIOD) ??
    firstYear(source, opening, YEAR) ??
    firstYear(source, headings.map((block) => block.heading).slice(0, 2), YEAR)
  );
}

function firstYear(source: Source, spans: readonly Span[], pattern: RegExp): Found<number> | null {
  for (const span of spans) {
    const match = pattern.exec(textOf(source, span));
    const numeral = match?.slice(1).find((group) => group !== undefined);
    if (!match || !numeral) continue;
    const value = /^\d/.test(numeral) ? Number(numeral) : chineseYear(numeral);
    const start = span.start + match.index + match[0].indexOf(numeral);
    return { value, at: { start, end: start + numeral.length } };
  }
  return null;
}

const NUMBER = '[\\u4e00-\\u9fff]{1,12}[〔[(【]20\\d\\d[〕\\])】]第?\\d{1,4}号';
const NUMBER_FIELD = new RegExp(`文号[:|]*(${NUMBER})`);
const NUMBER_LINE = new RegExp(`^(${NUMBER})(?:签发人.*)?$`);

function readDocumentNumber(source: Source): Found<string> | null {
  for (const block of frameLines(source)) {
    const text = textOf(source, block);
    const match = NUMBER_FIELD.exec(text) ?? NUMBER_LINE.exec(text);
    if (match?.[1]) return at(source, block, match, match[1]);
  }
  return null;
}

const INDEX_FIELD = /索引号[:|]*([A-Za-z0-9][A-Za-z0-9/_.-]{4,40})/;

function readIndexNumber(source: Source): Found<string> | null {
  for (const block of frameLines(source)) {
    const match = INDEX_FIELD.exec(textOf(source, block));
    if (match?.[1]) return at(source, block, match, match[1]);
  }
  return null;
}

function at(source: Source, block: Block, match: RegExpExecArray, group: string): Found<string> {
  const start = block.start + match.index + match[0].indexOf(group);
  const span = { start, end: start + group.length };
  return { value: verbatim(source, span), at: span };
}

function readPublished(source: Source): Found<string> | null {
  for (const block of frameLines(source)) {
    const found = publishedIn(textOf(source, block));
    if (found) return shifted(found, block);
  }
  return null;
}

function readSigned(source: Source): Found<string> | null {
  const lines = frameLines(source);
  for (const block of lines) {
    const found = signedIn(textOf(source, block));
    if (found) return shifted(found, block);
  }
  for (const block of [...lines].reverse()) {
    const found = block.chrome ? null : dateLine(textOf(source, block));
    if (found) return shifted(found, block);
  }
  return null;
}

function shifted(found: { date: string } & Span, block: Span): Found<string> {
  return { value: found.date, at: { start: block.start + found.start, end: block.start + found.end } };
}
