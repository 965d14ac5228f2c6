import type { Span } from '../../shared/span.js';
import { type MarkedCopy, markerAt } from '../text/enumeration.js';
import { type Cut, isBareLine, isPrinciplePart } from './item-shape.js';
import { enumeratedItems } from './items-enumerated.js';
import { proseItems } from './items-prose.js';
import { tableItems } from './items-table.js';
import type { Part } from '../parts/parts.js';
import type { ItemKind } from '../types.js';

export interface PartItems {
  readonly kind: ItemKind;
  readonly cuts: readonly Cut[];
}

/** A report cut into its parts. */
export interface Partitioned {
  readonly copy: MarkedCopy;
  readonly parts: readonly Part[];
  readonly reportYear: number | null;
}

const KIND = new Map<string, ItemKind>([
  ['shortcomings', 'shortcoming'],
  ['causes', 'cause'],
  ['plan', 'plan'],
  ['prior-rectification', 'prior-rectification'],
]);

/** The items of one part, by the document's own finest enumeration (item-definition, section 1 rule 1). */
export function itemsOf({ copy, parts, reportYear }: Partitioned, index: number): PartItems | null {
  const part = parts[index];
  const kind = part && KIND.get(part.role);
  if (!kind) return null;
  if (part.heading && isPrinciplePart(principleWords(copy, parts, index))) return { kind, cuts: [] };
  const cuts = ownRanges(parts, index).flatMap((range) => {
    const table = tableItems({ copy, range, kind });
    if (!table)
      return enumeratedItems({ copy, range, kind }) ?? proseItems({ copy, range, kind, reportYear });
    const before = enumeratedItems({ copy, range: { start: range.start, end: table.start }, kind }) ?? [];
    const after = enumeratedItems({ copy, range: { start: table.end, end: range.end }, kind }) ?? [];
    return [...before, ...table.items, ...after];
  });
  const ceiling = confidenceCeiling(part);
  return {
    kind,
    cuts: cuts
      .filter((cut) => {
        const words = copy.text.slice(cut.start, cut.end);
        return !isBareLine(words, isListed(cut)) && !(kind === 'shortcoming' && DENIES.test(words));
      })
      .map((cut) => ({
        ...cut,
        confidence: Math.min(
          cut.confidence,
          ceiling,
          wordsCeiling(kind, copy.text.slice(cut.start, cut.end)),
        ),
      })),
  };
}

/** 「我镇未发现突出问题。」: there is none to hand out. */
const DENIES =
  /^[^。;]{0,40}(?:未发现|没有发现|不存在|暂无|尚无|并无)[^,。;]{0,10}(?:问题|不足|短板)[^,。;]{0,6}[。;]?$/;

/** Cut by the document's own list, where an entry may be short: 「执法力量薄弱；」. */
function isListed({ ordinal, ruleId }: Cut): boolean {
  return ordinal !== null || ruleId === 'semicolon-list';
}

/** A part that no heading names is surer to be doubted, and so is what counts as one rectified problem. */
function confidenceCeiling({ heading, role }: Part): number {
  if (heading === null) return 0.92;
  return role === 'prior-rectification' ? 0.93 : 1;
}

/** What a shortcoming is told by in this language, whatever it is about: a negation, a lack, a need, a strain. */
const SPEAKS_OF_FAULT =
  /[不未无没缺弱差难少低欠亟尚仍偏慢薄淡浅窄滞堵]|老化|单一|有待|需[要进加更]?|问题|矛盾|压力|脱节|流于|形式|参差|瓶颈|短板|现象|制约|侥幸|反弹|困|重(?!点|大|要|视)|仅|只有|还|存在/;
/** A state, told at the very end: no pledge ends so. */
const ENDS_IN_STATE = /(?:不足|不够|不强|不高|薄弱|不到位|不规范|缺乏|滞后|有待[^,。;]{2,6})[。;]?$/;
const BELOW_SURE = 0.85;

/** An item whose words do not speak of its kind is surer to be doubted. */
function wordsCeiling(kind: ItemKind, words: string): number {
  const doubted =
    (kind === 'shortcoming' && !SPEAKS_OF_FAULT.test(words)) ||
    (kind === 'plan' && ENDS_IN_STATE.test(words));
  return doubted ? BELOW_SURE : 1;
}

/** 「总体要求和目标任务」 heads targets where the tasks have a part of their own behind it. */
function principleWords(copy: MarkedCopy, parts: readonly Part[], index: number): string {
  const part = parts[index];
  const words = part?.heading ? headingWords(copy, part.heading) : '';
  const tasksFollow = parts.slice(index + 1).some(({ role, depth }) => role === 'plan' && depth === 0);
  return tasksFollow ? words.replace(/目标任务/g, '目标') : words;
}

function headingWords(copy: MarkedCopy, heading: Span): string {
  const words = copy.text.slice(heading.start, heading.end);
  const ordinal = markerAt(copy, heading.start);
  return ordinal ? words.slice(ordinal.end - heading.start) : words;
}

/** The part without the parts nested in it, which follow it in the list. */
function ownRanges(parts: readonly Part[], index: number): Span[] {
  const part = parts[index];
  if (!part) return [];
  const ranges: Span[] = [];
  let from = part.start;
  for (let next = index + 1; part.depth === 0; next++) {
    const inner = parts[next];
    if (!inner || inner.depth === 0 || inner.from >= part.end) break;
    if (inner.from > from) ranges.push({ start: from, end: inner.from });
    from = inner.end;
  }
  if (part.end > from) ranges.push({ start: from, end: part.end });
  return ranges;
}
