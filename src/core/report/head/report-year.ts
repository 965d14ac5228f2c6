import type { Span } from '../../shared/span.js';
import type { Block } from '../text/blocks.js';
import { chineseYear } from './dates.js';
import { type Found, type HeadSource, openingOf, textOf } from './head-source.js';
import { isTitle } from './title-form.js';

/** A single year under review; spans of years (2021-2025年) and dates (2023年3月) are none. */
const YEAR =
  /(?<![-—~至\d/])(20\d\d)年(?!以来|至|-|—|以前|底|\d{1,2}月)|(?<![-—\d])(20\d\d)(?=年?度|法治|依法)|(二[〇○O0零][一二三四五六七八九〇○零]{2})年/;
const NAMES_PERIOD = /(?:现将|现就)[^。]{0,30}?(20\d\d)年/;
const OPENING = 400;

/** From the title, the index table, the opening, the first headings; never from a date of publication. */
export function readReportYear(source: HeadSource): Found<number> | null {
  const { frame, blocks } = source;
  const opening = openingOf(source, OPENING);
  // A page may print the title twice, once in full.
  const named = blocks
    .slice(0, frame.from)
    .filter((block) => /^[|[【]?(?:名称|标题)/.test(textOf(source, block)) || isTitle(textOf(source, block)));
  const body = blocks.slice(frame.from, frame.to);
  const headings = body.filter((block) => block.marker).slice(0, 2);
  if (isGovernmentWorkReport(source)) return reviewed(source, headings);
  return (
    firstYear(source, frame.title, YEAR) ??
    firstYear(source, named, YEAR) ??
    firstYear(source, opening ? [opening] : [], NAMES_PERIOD) ??
    firstYear(source, opening ? [opening] : [], YEAR) ??
    firstYear(
      source,
      headings.map((block) => block.heading),
      YEAR,
    )
  );
}

/** The title of a 政府工作报告 names the year of the meeting; its first part says which year it looks back on. */
function reviewed(source: HeadSource, headings: readonly Block[]): Found<number> | null {
  const meeting = firstYear(source, source.frame.title, YEAR)?.value ?? Infinity;
  const back = headings.filter((block) => /回顾|成就|工作/.test(textOf(source, block.heading)));
  const named = [
    firstYear(
      source,
      back.map((block) => block.heading),
      YEAR,
    ),
    firstYear(source, bareLines(source), LOOKS_BACK),
    firstYear(source, [firstPages(source)], /(?:过去的?|回顾|刚刚过去的)[^。]{0,12}?(20\d\d)年/),
  ];
  return named.find((found) => found !== null && found.value <= meeting) ?? null;
}

const FIRST_PAGES = 3_000;
const BARE_MAX = 30;
/** 「2022年以来工作回顾」, a heading without a number. */
const LOOKS_BACK = /^(20\d\d)年(?:以来)?的?[^。;:]{0,12}(?:回顾|总结)$/;

function bareLines({ blocks, frame }: HeadSource): Span[] {
  return blocks
    .slice(frame.from, frame.to)
    .filter((block) => !block.marker && block.end - block.start <= BARE_MAX);
}

/** Its title says so, or a speaker who reports to a congress where the title is lost. */
function isGovernmentWorkReport(source: HeadSource): boolean {
  const { blocks, frame } = source;
  if (frame.title.length > 0)
    return frame.title.some((line) => textOf(source, line).includes('政府工作报告'));
  return blocks
    .slice(frame.from, frame.from + FIRST_PARAGRAPHS)
    .some((block) => /代表[^。]{2,24}向大会[^。]{0,8}(?:报告|作)/.test(textOf(source, block)));
}

const FIRST_PARAGRAPHS = 3;

function firstPages({ copy, blocks, frame }: HeadSource): Span {
  const start = blocks[frame.from]?.start ?? 0;
  return { start, end: Math.min(copy.text.length, start + FIRST_PAGES) };
}

function firstYear(source: HeadSource, spans: readonly Span[], pattern: RegExp): Found<number> | null {
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
