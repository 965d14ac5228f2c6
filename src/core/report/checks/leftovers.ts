import { toMatchingCopy, type MatchingCopy } from '../text/normalise.js';
import type { ReportReading, ReportSection } from '../types.js';
import { type Note, note, noteAt } from './notes.js';

/** What a writer's own place is called; each kind with the words for kinds that it cannot be. */
const FOREIGN_KINDS: Readonly<Record<string, readonly string[]>> = {
  镇: ['乡', '街道'],
  乡: ['镇', '街道'],
  街道: ['镇', '乡'],
  // Names of places above (我市, 我县 in a town's report) are in order, and 我区 may be an autonomous region.
  区: ['镇', '乡', '街道'],
  县: ['镇', '乡', '街道'],
};
const TOWNSHIPS: ReadonlySet<string> = new Set(['镇', '乡', '街道']);
/** 全 and 依法治 also speak of places below, which a township does not have. */
const FOREIGN_WORDS: ReadonlyMap<string, RegExp> = new Map(
  Object.entries(FOREIGN_KINDS).map(([kind, foreign]) => {
    const lead = TOWNSHIPS.has(kind) ? '我|本|全|依法治' : '我|本';
    return [kind, new RegExp(`(?:${lead})(${foreign.join('|')})(?![镇乡街村道])`, 'g')];
  }),
);
const OWN_PLACE = /([\u4e00-\u9fff]{1,6}?)(镇|乡|街道|区|县)$/;

interface OwnPlace {
  readonly name: string;
  readonly kind: string;
}

/** Words that a text taken over from somebody else, or from last year, leaves behind. */
export function leftovers(copy: MatchingCopy, reading: ReportReading): Note[] {
  const own = ownPlace(reading);
  return [
    ...(own ? [...foreignKinds(copy, own), ...otherPlaces(copy, own)] : []),
    ...wrongYears(copy, reading),
    ...placeholders(copy),
  ];
}

/** The place whose government or street office wrote the report; null for departments and where none is named. */
function ownPlace({ metadata }: ReportReading): OwnPlace | null {
  const issuer = metadata.issuer?.split('、').at(-1) ?? null;
  if (issuer !== null && !/(?:政府|办事处|委员会|党工委|党委)$/.test(issuer)) return null;
  const match = OWN_PLACE.exec(metadata.region ?? '');
  return match?.[2] === undefined ? null : { name: match[0], kind: match[2] };
}

/** 「依法治镇」 in the report of a 乡: the first place of each such word. */
function foreignKinds(copy: MatchingCopy, own: OwnPlace): Note[] {
  const pattern = FOREIGN_WORDS.get(own.kind);
  const seen = new Set<string>();
  return [...(pattern ? copy.text.matchAll(pattern) : [])].flatMap((match) => {
    const [word, kind = ''] = match;
    if (seen.has(kind) || isQuoted(copy.text, match.index)) return [];
    seen.add(kind);
    const at = { start: match.index, end: match.index + word.length };
    return [noteAt(copy, at, ['leftover.own-kind', { own: own.kind, word }])];
  });
}

/** 「…带动全镇」 inside a quotation or a title is somebody else's word. */
function isQuoted(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 60), at);
  return before.lastIndexOf('《') > before.lastIndexOf('》') || (before.match(/"/g)?.length ?? 0) % 2 === 1;
}

const SUBJECT =
  /(?:^|[。;\n])(?:20\d\d年(?:度|来|以来)?,|一年来,|今年以来,|近年来,)?([\u4e00-\u9fff]{1,5}?(?:镇|乡|街道|区|县))(?=(?:党委|党工委|政府|人民政府|办事处|党委政府)?(?:始终|坚持|高度重视|认真|扎实|严格|深入|积极|全面|切实|牢固|紧紧|共(?:开展|办理|受理|排查|组织)))/g;
const NO_PLACE =
  /^(?:[各全我本该其在对与和由向从为把将以等两三]|辖区|社区|园区|周边|相邻|其他|部分|有关|所辖|乡|村|城|镇|街|区|县|市|指导|督促|推动|组织|引导|要求|支持|依托|通过|针对|围绕)|(?:社|园|辖|片|景|校|地|城|开发|新|小|库|灾|牧|林|山)区$|(?:乡|城|集|村|各|市|古|小)镇$|(?:城|下|回|进|家|水|侨|送法下)乡$|[的了]/;

/** Another place of the same level as the subject of a sentence on one's own work. */
function otherPlaces(copy: MatchingCopy, own: OwnPlace): Note[] {
  const seen = new Set<string>();
  return [...copy.text.matchAll(SUBJECT)].flatMap((match) => {
    const place = match[1] ?? '';
    if (!place.endsWith(own.kind) || !isOtherName(place, own) || seen.has(place)) return [];
    seen.add(place);
    const start = match.index + match[0].length - place.length;
    return [noteAt(copy, { start, end: start + place.length }, ['leftover.other-place', { place }])];
  });
}

function isOtherName(place: string, own: OwnPlace): boolean {
  if (place.length - own.kind.length < 2 || NO_PLACE.test(place)) return false;
  return !own.name.endsWith(place) && !place.endsWith(own.name);
}

const REPORTS_ON = /现(?:就|将|对)[^。;\n]{0,24}?(20\d\d)年[^。;\n]{0,40}?(?:报告|汇报|总结)如下/;
const TELLS_PAST = new Set(['achievements', 'shortcomings', 'first-responsible']);

/** A heading or the opening formula that names the year before the one reported on. */
function wrongYears(copy: MatchingCopy, { metadata, sections }: ReportReading): Note[] {
  const { reportYear } = metadata;
  if (reportYear === null) return [];
  const formula = REPORTS_ON.exec(copy.text);
  const opening =
    formula && Number(formula[1]) === reportYear - 1
      ? [noteAt(copy, yearIn(formula), ['leftover.year', { reportYear, year: reportYear - 1 }])]
      : [];
  return [...opening, ...sections.flatMap((section) => wrongHeading(section, reportYear))];
}

function yearIn(match: RegExpExecArray): { start: number; end: number } {
  const start = match.index + match[0].indexOf(match[1] ?? '');
  return { start, end: start + 4 };
}

function wrongHeading(section: ReportSection, reportYear: number): Note[] {
  const heading = toMatchingCopy(section.heading ?? '').text;
  const years = [...heading.matchAll(/20\d\d(?=年)/g)].map(([year]) => Number(year));
  const [year] = years;
  if (year === undefined || years.length > 1 || /《|整改/.test(heading)) return [];
  const isStale =
    section.role === 'plan'
      ? year <= reportYear && /安排|打算|计划|思路/.test(heading)
      : TELLS_PAST.has(section.role) && year === reportYear - 1;
  return isStale ? [note('leftover.year', section, { reportYear, year })] : [];
}

/** 「XX镇」, 「××件」: what a template left to be filled in. */
const PLACEHOLDER =
  /(?:(?<![A-Za-z\d])[xX]{2,4}|(?<!×)×{1,4}|[○□]{2,4})(?:镇|乡|街道|县|区|市|年|月|日|件|次|人|场|个|份|局|村)/g;

function placeholders(copy: MatchingCopy): Note[] {
  if (!/[xX×○□]/.test(copy.text)) return [];
  return [...copy.text.matchAll(PLACEHOLDER)].map((match) =>
    noteAt(copy, { start: match.index, end: match.index + match[0].length }, [
      'leftover.placeholder',
      { word: match[0] },
    ]),
  );
}
