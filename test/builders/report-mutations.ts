/**
 * Changes that leave a report's meaning as it is: what a web page, a word processor or another typist does to it. The
 * items a reader finds must not change. `seed` makes each change repeatable.
 */
export type Mutation = (text: string, seed: number) => string;

const HALF = '，；：（）？！０１２３４５６７８９．';
const FULL_TO_HALF: ReadonlyMap<string, string> = new Map(
  [...HALF].map((full) => [full, String.fromCharCode(full.charCodeAt(0) - 0xfee0)]),
);
const HALF_TO_FULL: ReadonlyMap<string, string> = new Map(
  [...FULL_TO_HALF].filter(([full]) => '，；：（）'.includes(full)).map(([full, half]) => [half, full]),
);

export const toHalfWidth: Mutation = (text) => replaceEach(text, FULL_TO_HALF);

export const toFullWidth: Mutation = (text) => replaceEach(text, HALF_TO_FULL);

const SPACES = [' ', '\u3000', '\u00a0', '\u200b', '\t'];

/** White space and zero-width characters at random places, about one in forty characters. */
export const respace: Mutation = (text, seed) => {
  const next = random(seed);
  const spaced = (part: string): string =>
    [...part].map((char) => (next() < 0.025 ? char + pick(SPACES, next()) : char)).join('');
  return text
    .split(/(\[[^\]]*\])/)
    .map((part) => (part.startsWith('[') ? part : spaced(part)))
    .join('');
};

/** Paragraphs broken at a fixed width, as when copied out of a printed page; paragraphs keep their indent. */
export const hardWrap: Mutation = (text, seed) => {
  const width = 30 + (seed % 3) * 6;
  return text
    .split('\n')
    .map((line) => `\u3000\u3000${line.replace(new RegExp(`(.{${width}})(?=.)`, 'g'), '$1\n')}`)
    .join('\n');
};

/** Empty lines, indents and trailing spaces. */
export const reflowLines: Mutation = (text, seed) => {
  const next = random(seed);
  return text
    .split('\n')
    .map(
      (line) =>
        `${next() < 0.5 ? '\u3000\u3000' : ''}${line}${next() < 0.3 ? '  \r' : ''}${next() < 0.4 ? '\n' : ''}`,
    )
    .join('\n');
};

/** The same ordinals as another typist writes them. */
export const renumber: Mutation = (text, seed) =>
  [
    (found: string) => found.replace(/（([一二三四五六七八九十]+)）/g, '($1)'),
    (found: string) =>
      found.replace(/（([一二三四五六七八九])）/g, (_, numeral: string) => parenthesised(numeral)),
    (found: string) => found.replace(/(^|\n)(\d{1,2})[.．、]/g, '$1$2．'),
    (found: string) => found.replace(/(^|\n)(\d{1,2})[.．]/g, '$1$2、'),
    (found: string) => found.replace(/(^|\n)([一二三四五六七八九十]+)、/g, '$1$2．'),
  ][seed % 5]?.(text) ?? text;

/** A heading printed at the end of the paragraph before it. */
export const glueHeadings: Mutation = (text, seed) => {
  const next = random(seed);
  return text.replace(/。\n+(?=[二三四五六七八九]、)/g, (found) => (next() < 0.5 ? '。' : found));
};

const ABOVE = [
  '首页 > 政务公开 > 法定主动公开内容',
  '请输入检索词',
  '字号：[大] [中] [小]  打印',
  '分享到：',
  '浏览次数：1024',
];
const BELOW = [
  '扫一扫在手机打开当前页',
  '版权所有：某某人民政府  某ICP备00000000号',
  '某公网安备:',
  '【打印】【关闭】',
  '上一篇：没有了',
  '网站标识码：0000000000',
];

/** The frame of a web page around the text. */
export const addSiteChrome: Mutation = (text, seed) => {
  const next = random(seed);
  const above = ABOVE.filter(() => next() < 0.5);
  const below = BELOW.filter(() => next() < 0.5);
  return [...above, text, ...below].join('\n');
};

/** Debris of a word processor before the numbered lines. */
export const addDebris: Mutation = (text, seed) => {
  const next = random(seed);
  return text.replace(/\n(?=[一二三（(\d])/g, (found) =>
    next() < 0.3 ? `${found}[bookmark: _Toc${seed}]` : found,
  );
};

/** Page numbers between the lines, as text copied out of a printed report has them. */
export const numberPages: Mutation = (text, seed) => {
  let page = 0;
  return text
    .split('\n')
    .flatMap((line, index) => (index % (3 + (seed % 3)) === 2 ? [line, `— ${++page} —`] : [line]))
    .join('\n');
};

/** What a web page leaves of its indents. */
export const addEntities: Mutation = (text) => text.replace(/^(?=.)/gm, '&nbsp;&nbsp;');

export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  toHalfWidth,
  toFullWidth,
  respace,
  reflowLines,
  renumber,
  glueHeadings,
  addSiteChrome,
  addDebris,
  numberPages,
  addEntities,
};

function replaceEach(text: string, map: ReadonlyMap<string, string>): string {
  return [...text].map((char) => map.get(char) ?? char).join('');
}

function parenthesised(numeral: string): string {
  return String.fromCharCode(0x3220 + '一二三四五六七八九'.indexOf(numeral));
}

function pick<T>(values: readonly T[], at: number): T {
  const found = values[Math.floor(at * values.length)];
  if (found === undefined) throw new RangeError('nothing to pick from');
  return found;
}

/** Mulberry32: small, repeatable, good enough for choosing places. */
function random(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
