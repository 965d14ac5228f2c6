import { buildTermScanner } from '../../shared/term-scanner.js';
import { placed, type Quote } from './quote.js';
import type { UnitField, UnitRole } from './types.js';
import { UNIT_WORDS, type UnitForm } from './unit-words.js';

const scanUnits = buildTermScanner<UnitForm>(UNIT_WORDS);

/** What may stand before a unit as part of its name: 区司法局, 县委依法治县办, 各镇街司法所. */
const PREFIX =
  /(?:(?:各(?:镇街|乡镇|镇|乡|街道|区|县)?|(?<!社)[省市县区州旗镇乡村]级?|街道|[我本](?:[省市县区州镇乡]|街道))(?:委|政府)?)$/;
const PREFIX_MAX = 6;
/** 各村 by itself, and 执法队 as the beginning of a longer word. */
const EVERY_VILLAGE = /各村(?![民规级干务组风容庄\ue000])/g;
const RUNS_ON: Readonly<Record<UnitForm, RegExp>> = {
  unit: /^[伍员]|^建制/,
  group: /^民/,
  post: /^制度|^工作|^队伍|^库/,
};

/** Units, groups of units and posts that the item names, each once; the ones in 责任单位 with their role. */
export function unitsIn(quote: Quote): UnitField[] {
  const told = responsibleIn(quote);
  const named = scanUnits(quote.plain).filter(
    ({ end, value }) => !RUNS_ON[value].test(quote.plain.slice(end, end + 2)),
  );
  const found = [
    ...named.map(({ start, end, value }) => ({
      start: value === 'unit' ? start - prefixLength(quote.plain, start) : start,
      end,
      form: value,
    })),
    ...[...quote.plain.matchAll(EVERY_VILLAGE)].map(({ index, 0: words }) => ({
      start: index,
      end: index + words.length,
      form: 'group' as const,
    })),
  ];
  const mentioned = found
    .map((unit) => ({ ...placed(quote, unit.start, unit.end), form: unit.form }))
    .filter((unit) => !told.some((other) => other.start < unit.end && unit.start < other.end));
  const seen = new Set<string>();
  return [
    ...told,
    ...mentioned
      .sort((a, b) => a.start - b.start || b.end - a.end)
      .filter((unit, index, all) => unit.start >= (all[index - 1]?.end ?? 0))
      .filter(({ text }) => !seen.has(text) && seen.add(text))
      .map((unit): UnitField => ({ kind: 'unit', ...unit, ruleId: 'unit.name', role: 'mentioned' })),
  ].sort((a, b) => a.start - b.start);
}

function prefixLength(text: string, at: number): number {
  return PREFIX.exec(text.slice(Math.max(0, at - PREFIX_MAX), at))?.[0].length ?? 0;
}

const LABEL =
  /(?<label>(?:整改|主要)?(?:责任|牵头|主办|承办|配合|协办|协助)(?:单位|部门|科室|领导|人)|包抓领导|联系领导)[:：]/g;
const LIST_MAX = 160;
const LIST_END =
  /[;。\n\]】]|(?:完成)?时限|完成时间|(?:责任|牵头|配合|协办|主办|承办|协助)(?:单位|部门|科室|领导|人)/;
const SEPARATOR = new Set('、,和及');

/** 「（责任单位：司法所、各村（社区））」: the names as the text parts them, whatever they are. */
function responsibleIn(quote: Quote): UnitField[] {
  const { plain } = quote;
  return [...plain.matchAll(LABEL)].flatMap((match) => {
    const from = match.index + match[0].length;
    const role = roleOf(match.groups?.label ?? '');
    return namesFrom(plain, from).map(({ start, end }): UnitField => ({
      kind: 'unit',
      ...placed(quote, start, end),
      ruleId: 'unit.responsible',
      form: role === 'owner' ? 'post' : plain.startsWith('各', start) ? 'group' : 'unit',
      role,
    }));
  });
}

function roleOf(label: string): UnitRole {
  if (/配合|协办|协助/.test(label)) return 'assist';
  if (/牵头|主办/.test(label) && !label.endsWith('领导')) return 'lead';
  return /人$|领导$/.test(label) ? 'owner' : 'responsible';
}

function namesFrom(text: string, from: number): { start: number; end: number }[] {
  const window = text.slice(from, from + LIST_MAX);
  const stop = window.search(LIST_END);
  const limit = from + (stop < 0 ? window.length : stop);
  const names: { start: number; end: number }[] = [];
  let depth = 0;
  let start = from;
  let at = from;
  for (; at < limit; at++) {
    const unit = text.charAt(at);
    if (unit === '(') depth++;
    if (unit === ')' && --depth < 0) break;
    if (depth > 0 || !SEPARATOR.has(unit)) continue;
    names.push({ start, end: at });
    start = at + 1;
  }
  names.push({ start, end: at });
  return names.filter((name) => name.end - name.start >= 2 && name.end - name.start <= 30);
}
