import type { Span } from '../../shared/span.js';
import type { Block } from '../text/blocks.js';
import { type Found, type HeadSource, openingOf, textOf } from './head-source.js';
import {
  higherPlaces,
  isPartyOrgan,
  issuerInTitle,
  organInOpening,
  organInSpeech,
  organsOf,
} from './organs.js';
import { placeNamed } from './region.js';
import { isTitle } from './title-form.js';

const OPENING = 400;
const SIGNATURE_MAX = 40;
const SIGNED_DATE = /\(?20\d\d年\d{1,2}月\d{1,2}日\)?$/;
/** Fields of a page's index table that may name the body itself; offices that only publish do not count. */
const PUBLISHER =
  /(?:发布机构|发文机关|发布单位|公开主体|责任单位|来源)[\]】:|\n]*([\u4e00-\u9fff]{2,24}?(?:人民政府|街道办事处|局|厅|委员会|管委会))(?=$|[\n|:\s]|发|时|日|公|名)/m;

/** The fullest name of the organ that stands in the file; a party committee and a government are joined by 、. */
export function readIssuer(source: HeadSource): Found<string> | null {
  const named = fullest([...titleOrgans(source), ...signatureOrgans(source)]);
  if (named.length > 0) return joint(named);
  return organOfOpening(source) ?? organOfSpeech(source) ?? publisher(source) ?? governmentOfPlace(source);
}

function titleOrgans(source: HeadSource): Found<string>[] {
  const { blocks, frame } = source;
  const titles = blocks
    .slice(0, frame.from)
    .filter((block) => !block.chrome && isTitle(textOf(source, block)));
  return [...new Set([...frame.title, ...titles])].flatMap((line) => {
    const printed = textOf(source, line);
    const bullet = /^[^\u4e00-\u9fff\d]*/.exec(printed)?.[0].length ?? 0;
    const [text, start] = [printed.slice(bullet), line.start + bullet];
    const whole = organsIn(text, start);
    return (whole.length > 0 ? whole : organsIn(issuerInTitle(text), start)).map((organ) =>
      inFull(source, organ),
    );
  });
}

/** 「某省政府」 of a title by its full name, where 「某省人民政府」 stands in the file. */
function inFull({ copy }: HeadSource, organ: Found<string>): Found<string> {
  const value = organ.value.replace(/(?<!人民)政府$/, '人民政府');
  const start = value === organ.value ? -1 : copy.text.indexOf(value);
  return start < 0 ? organ : { value, at: { start, end: start + value.length } };
}

function signatureOrgans(source: HeadSource): Found<string>[] {
  const { blocks, head, tail, frame } = source;
  const lines: Span[] = blocks.filter((block) => isSignatureLine(block) && !frame.title.includes(block));
  return lines.flatMap((line) => {
    const text = textOf(source, line).replace(SIGNED_DATE, '');
    return text.length <= SIGNATURE_MAX ? organsIn(text, line.start) : [];
  });

  function isSignatureLine(block: Block): boolean {
    return !block.chrome && (block.end <= head.end || (tail !== null && block.start >= tail.start));
  }
}

function organOfOpening(source: HeadSource): Found<string> | null {
  const opening = openingOf(source, OPENING);
  const name = opening && organInOpening(textOf(source, opening));
  if (!opening || !name) return null;
  const start = opening.start + textOf(source, opening).indexOf(name);
  return { value: name, at: { start, end: start + name.length } };
}

const FIRST_PARAGRAPHS = 5;

/** Behind the first paragraph of a speech may stand who speaks for whom; a work report may open with where it was given. */
function organOfSpeech(source: HeadSource): Found<string> | null {
  const { blocks, frame } = source;
  let short: string | null = null;
  for (const block of blocks.slice(frame.from, Math.min(frame.to, frame.from + FIRST_PARAGRAPHS))) {
    const paragraph = { start: block.start, end: Math.min(block.end, block.start + OPENING) };
    const text = textOf(source, paragraph);
    // 「我代表新区管委会」 says whose it is where a later paragraph has the name in full.
    const name = block.marker ? null : (organInSpeech(text) ?? (short && subjectEnding(text, short)));
    short ??= /我代表([\u4e00-\u9fff]{2,12}?(?:政府|管委会|管理委员会)),?向/.exec(text)?.[1] ?? null;
    if (!name) continue;
    const start = paragraph.start + text.indexOf(name);
    return { value: name, at: { start, end: start + name.length } };
  }
  return null;
}

function subjectEnding(text: string, short: string): string | null {
  const organ = organInOpening(text);
  return organ !== null && organ.length > short.length && organ.endsWith(short) ? organ : null;
}

function publisher(source: HeadSource): Found<string> | null {
  const match = PUBLISHER.exec(textOf(source, source.head));
  const name = match?.[1];
  if (!match || !name || organsOf(name).length === 0 || /^[区县市省镇乡州]/.test(name)) return null;
  const start = source.head.start + match.index + match[0].indexOf(name);
  return { value: name, at: { start, end: start + name.length } };
}

const NAME_MAX = 16;

/** The government of the place the title names, where its full name stands anywhere in the file. */
function governmentOfPlace(source: HeadSource): Found<string> | null {
  const { text } = source.copy;
  const place = placeNamed(source);
  if (!place) return null;
  let best: Found<string> | null = null;
  for (const organ of [`${place}人民政府`, `${place}办事处`]) {
    for (let at = text.indexOf(organ); at >= 0; at = text.indexOf(organ, at + organ.length)) {
      const above = higherPlaces(text.slice(Math.max(0, at - NAME_MAX), at));
      const value = above + organ;
      if (!best || value.length > best.value.length) {
        best = { value, at: { start: at - above.length, end: at + organ.length } };
      }
    }
  }
  return best;
}

function organsIn(text: string, start: number): Found<string>[] {
  let from = 0;
  return organsOf(text).map((value) => {
    const at = text.indexOf(value, from);
    from = at + value.length;
    return { value, at: { start: start + at, end: start + from } };
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
  const isParty = (organ: Found<string>): boolean => isPartyOrgan(organ.value);
  const partner = kept.find(
    (other) => isParty(other) !== isParty(first) && mayShare(first.value, other.value),
  );
  if (!partner) return [first];
  return isParty(first) ? [first, partner] : [partner, first];
}

/** A 党组 stands inside its organ and signs with that one only, under whatever name a page's index calls it. */
function mayShare(one: string, other: string): boolean {
  const [party, organ] = isPartyOrgan(one) ? [one, other] : [other, one];
  return !party.endsWith('党组') || party.replace(/^中共/, '').startsWith(organ);
}

function joint(organs: readonly Found<string>[]): Found<string> {
  const starts = organs.map((organ) => organ.at.start);
  const ends = organs.map((organ) => organ.at.end);
  return {
    value: organs.map((organ) => organ.value).join('、'),
    at: { start: Math.min(...starts), end: Math.max(...ends) },
  };
}
