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

/** Units, groups of units and posts that the item names, each once; the ones in 责任单位, or said to lead or to help, with their role. */
export function unitsIn(quote: Quote): UnitField[] {
  const listed = responsibleIn(quote);
  const names = namesIn(quote.plain);
  const roles = rolesInProse(quote.plain, names);
  const spoken = names
    .map(({ start, end, form }, index): UnitField => {
      const role = roles[index] ?? 'mentioned';
      const ruleId = role === 'mentioned' ? 'unit.name' : 'unit.prose';
      return { kind: 'unit', ...placed(quote, start, end), form, role, ruleId };
    })
    .filter((unit) => !listed.some((other) => other.start < unit.end && unit.start < other.end));
  return [...listed, ...onceEach(spoken)].sort((a, b) => a.start - b.start);
}

interface Name {
  readonly start: number;
  readonly end: number;
  readonly form: UnitForm;
}

/** In the order of the text, none within another. */
function namesIn(plain: string): Name[] {
  const units = scanUnits(plain)
    .filter(({ end, value }) => !RUNS_ON[value].test(plain.slice(end, end + 2)))
    .map(({ start, end, value }) => ({
      start: value === 'unit' ? start - prefixLength(plain, start) : start,
      end,
      form: value,
    }));
  const villages = [...plain.matchAll(EVERY_VILLAGE)].map(({ index, 0: words }) => ({
    start: index,
    end: index + words.length,
    form: 'group' as const,
  }));
  return [...units, ...villages]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((name, index, all) => name.start >= (all[index - 1]?.end ?? 0));
}

/** The first place of each name; where one of them tells its role, the first of those. */
function onceEach(units: readonly UnitField[]): UnitField[] {
  const places = new Map<string, UnitField>();
  for (const unit of units) {
    const before = places.get(unit.text);
    if (before === undefined || (before.role === 'mentioned' && unit.role !== 'mentioned'))
      places.set(unit.text, unit);
  }
  return [...places.values()];
}

function prefixLength(text: string, at: number): number {
  return PREFIX.exec(text.slice(Math.max(0, at - PREFIX_MAX), at))?.[0].length ?? 0;
}

const JOINED = /^[、,和及与]?$/;
const LEADS = /^(?:负责)?牵头(?!作用|部门|单位)/;
const ANSWERS = /^负责(?![人制同任])/;
const HELPS = /^(?:积极|共同|协同)?(?:配合|协助|协办)(?![度不])/;
/** Where a clause begins, 「由」 before the name or not. */
const CLAUSE_BEGINS = /(?:^|[,;:。(\n]|[一二三四五六七八九十]是)由?$/;
const BY = /由$/;
const SENTENCE_END = /[;。\n]/;
const CLAUSE_MAX = 12;

/** 「由司法局牵头，财政局、各镇街配合」: units that a sentence says to lead, to answer or, once one leads, to help it. */
function rolesInProse(plain: string, names: readonly Name[]): UnitRole[] {
  const roles: UnitRole[] = [];
  let ledUntil: number | null = null;
  for (const group of joined(plain, names)) {
    const [from, to] = [group[0]?.start ?? 0, group.at(-1)?.end ?? 0];
    const before = plain.slice(Math.max(0, from - CLAUSE_MAX), from);
    const after = plain.slice(to, to + CLAUSE_MAX);
    if (ledUntil !== null && SENTENCE_END.test(plain.slice(ledUntil, from))) ledUntil = null;
    const role = roleOfClause(before, after, ledUntil !== null);
    if (role === 'lead') ledUntil = to;
    roles.push(...group.map(() => role));
  }
  return roles;
}

function roleOfClause(before: string, after: string, isLed: boolean): UnitRole {
  if (LEADS.test(after) && CLAUSE_BEGINS.test(before)) return 'lead';
  if (ANSWERS.test(after) && BY.test(before)) return 'responsible';
  return isLed && HELPS.test(after) && CLAUSE_BEGINS.test(before.replace(/、$/, ','))
    ? 'assist'
    : 'mentioned';
}

/** Names that stand in one row, 「财政局、各镇街」, as one. */
function joined(plain: string, names: readonly Name[]): Name[][] {
  const rows: Name[][] = [];
  for (const name of names) {
    const last = rows.at(-1)?.at(-1);
    if (last !== undefined && JOINED.test(plain.slice(last.end, name.start))) rows.at(-1)?.push(name);
    else rows.push([name]);
  }
  return rows;
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
