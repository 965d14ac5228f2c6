import type { GoldReport, ItemKind, SectionRole } from '../../src/core/report/index.js';
import type { LabelledReport } from './report-text.js';

/** How the parts of a report are numbered. */
export const LAYOUTS = {
  top: ['cn', 'cnp', 'num', 'part', 'bare'],
  list: ['shi-line', 'shi-inline', 'cnp', 'num', 'nump', 'circ-inline', 'cn', 'di', 'heading-line'],
  order: ['usual', 'problems-first', 'leader-last'],
} as const;

export interface LayoutChoice {
  readonly seed: number;
  readonly top: (typeof LAYOUTS.top)[number];
  readonly shortcomings: (typeof LAYOUTS.list)[number];
  readonly plan: (typeof LAYOUTS.list)[number];
  readonly order: (typeof LAYOUTS.order)[number];
  /** The lists are announced by a sentence. */
  readonly opener: boolean;
  readonly causes: boolean;
  readonly prior: boolean;
  /** Part headings stand at the end of the paragraph before them. */
  readonly glued: boolean;
}

const DIGITS = '一二三四五六七八九十';
const SHORTCOMINGS = [
  '部分干部运用法治思维解决问题的能力不强。遇到疑难事项仍习惯沿用老办法',
  '行政执法全过程记录落实不够到位。个别案卷缺少关键环节的影像资料',
  '普法宣传的针对性和实效性有待提高。对外来务工人员的宣传覆盖不够',
  '基层执法力量与承担的任务不相适应。专职法制审核人员配备不足',
  '部门之间信息共享不够顺畅。联合惩戒机制作用发挥不明显',
];
const PLANS = [
  '深化干部学法用法。把学法情况纳入年度考核，全年组织专题培训不少于4次',
  '规范行政执法行为。每季度开展一次案卷评查，公开评查结果',
  '创新法治宣传方式。建设线上普法平台，编印案例读本3000册',
  '充实基层执法队伍。统筹编制资源，配齐法制审核人员',
  '打通数据共享堵点。建立联席会议制度，定期会商重点事项',
];
const PRIOR = [
  '针对合法性审查不严格的问题，修订审查办法，全年审查文件86件',
  '针对应诉能力不足的问题，举办应诉培训2期，负责人出庭率达到100%',
];
const CAUSES = ['思想认识存在偏差，对程序重视不够', '工作机制不健全，统筹协调力度不大'];
const PLACES = ['青石镇', '河洲乡', '松岭县', '东湖区', '临江街道'];

type Part = readonly [SectionRole, (writer: Writer) => void, string];

/** A fictional report of about 2,000 characters in the layout asked for, with its labels. */
export function syntheticReport(choice: LayoutChoice): LabelledReport {
  const place = PLACES[choice.seed % PLACES.length] ?? '青石镇';
  const year = 2018 + (choice.seed % 8);
  const writer = new Writer(choice.seed);
  writer.line(`${place}${year}年法治政府建设情况报告`);
  writer.mark('preamble');
  writer.line(
    `${year}年，${place}深入贯彻上级决策部署，扎实推进法治政府建设各项工作。现将有关情况报告如下：`,
  );
  parts(choice, year).forEach(([role, body, title], index) => {
    if (choice.glued && index > 0 && choice.top !== 'bare') writer.unbreak();
    writer.line(heading(choice.top, index, title));
    writer.mark(role);
    body(writer);
  });
  return writer.finish(year);
}

function parts(choice: LayoutChoice, year: number): Part[] {
  const prior: Part = [
    'prior-rectification',
    list('prior-rectification', 'num', PRIOR),
    '上一年度存在问题的整改情况',
  ];
  const work: Part = ['achievements', achievements(choice), '主要举措和成效'];
  const leader: Part = [
    'first-responsible',
    (writer) => writer.line('党政主要负责人带头学法用法，对重点工作亲自部署、亲自督办。'),
    '党政主要负责人履行推进法治建设第一责任人职责情况',
  ];
  const problems: Part = [
    'shortcomings',
    (writer) => {
      if (choice.opener)
        writer.text('对照上级要求，我们的工作还存在一些差距和不足，主要表现在以下几个方面：');
      list('shortcoming', choice.shortcomings, pick(SHORTCOMINGS, choice.seed))(writer);
      if (!choice.causes) return;
      writer.mark('causes');
      writer.text('产生上述问题的主要原因：');
      list('cause', 'shi-inline', CAUSES)(writer);
    },
    choice.causes ? '存在的不足及原因' : '存在的主要问题和不足',
  ];
  const plan: Part = [
    'plan',
    (writer) => {
      if (choice.opener) writer.text(`${year + 1}年，我们将重点抓好以下工作：`);
      list('plan', choice.plan, pick(PLANS, choice.seed >> 3))(writer);
    },
    `${year + 1}年工作安排`,
  ];
  const before = choice.prior ? [prior] : [];
  if (choice.order === 'problems-first') return [...before, problems, plan, leader, work];
  if (choice.order === 'leader-last') return [work, ...before, problems, plan, leader];
  return [...before, work, leader, problems, plan];
}

function achievements({ top }: LayoutChoice): (writer: Writer) => void {
  const inner = top === 'cnp' || top === 'num' ? 'nump' : 'num';
  return (writer) => {
    writer.line(
      `${ordinal(inner, 0)}加强组织领导。定期研究部署，完成问题整改14个，层层压实责任，确保各项任务落到实处。`,
    );
    writer.line(
      `${ordinal(inner, 1)}规范执法监督。一是健全制度，明确标准；二是强化培训，提升能力；三是严格考核，兑现奖惩。`,
    );
    writer.line(
      `${ordinal(inner, 2)}化解矛盾纠纷。全年调处纠纷百余件，针对群众反映的突出问题逐一建立台账，限期办结。`,
    );
  };
}

function pick(from: readonly string[], seed: number): string[] {
  const count = 2 + (seed % 3);
  return Array.from({ length: count }, (_, index) => from[(seed + index) % from.length] ?? '');
}

function list(kind: ItemKind, style: string, items: readonly string[]): (writer: Writer) => void {
  const inline = style.endsWith('-inline');
  return (writer) => {
    if (!inline) writer.breakLine();
    items.forEach((item, index) => {
      const last = index === items.length - 1;
      const text = style === 'heading-line' ? item.replace('。', '\n') : item;
      const mark = inline && !last ? '；' : '。';
      writer.item(
        kind,
        `${ordinal(style.replace(/-(?:line|inline)$/, ''), index)}${inline ? text.replace('。', '，') : text}${mark}`,
      );
      if (!inline) writer.breakLine();
    });
    writer.breakLine();
  };
}

function heading(style: LayoutChoice['top'], index: number, title: string): string {
  return style === 'bare' ? title : `${ordinal(style, index)}${title}`;
}

function ordinal(style: string, index: number): string {
  const numeral = DIGITS[index] ?? '十';
  const forms: Readonly<Record<string, string>> = {
    cn: `${numeral}、`,
    cnp: `（${numeral}）`,
    num: `${index + 1}.`,
    nump: `（${index + 1}）`,
    circ: String.fromCharCode(0x2460 + index),
    shi: `${numeral}是`,
    di: `第${numeral}，`,
    part: `第${numeral}部分 `,
    heading: `（${numeral}）`,
  };
  return forms[style] ?? '';
}

class Writer {
  private written = '';
  private readonly items: { kind: ItemKind; text: string; start: number; end: number }[] = [];
  private readonly sections: { role: SectionRole; start: number }[] = [];

  constructor(private readonly seed: number) {}

  text(words: string): void {
    this.written += words;
  }

  line(words: string): void {
    this.text(`${words}\n`);
  }

  breakLine(): void {
    if (!this.written.endsWith('\n')) this.text('\n');
  }

  /** Takes back the last line break where a sentence ended. */
  unbreak(): void {
    if (this.written.endsWith('。\n')) this.written = this.written.slice(0, -1);
  }

  mark(role: SectionRole): void {
    this.sections.push({ role, start: this.written.length });
  }

  item(kind: ItemKind, text: string): void {
    const start = this.written.length;
    this.text(text);
    this.items.push({ kind, text, start, end: this.written.length });
  }

  finish(reportYear: number): LabelledReport {
    if (this.seed % 2 === 0) this.text('特此报告。\n');
    const gold: GoldReport = {
      issuer: null,
      region: null,
      reportYear,
      documentNumber: null,
      publishedOn: null,
      sections: this.sections,
      items: this.items,
    };
    return { text: this.written, gold };
  }
}
