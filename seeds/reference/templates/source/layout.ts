/** GB/T 9704-2012 where it applies: A4, 版心 156 mm × 225 mm, 仿宋 三号 with 22 lines a page, 小标宋 二号 titles, 四号 page numbers. */
import {
  AlignmentType,
  Document,
  Footer,
  LineRuleType,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
  type FileChild,
  type ISectionOptions,
} from 'docx';

const mm = (length: number) => Math.round((length / 25.4) * 1440);
const pt = (size: number) => size * 2;

/** Twentieths of a point. */
export const BODY_WIDTH = mm(156);
export const LANDSCAPE_WIDTH = mm(297 - 28 - 26);
const LINE = 580;

/** Half-points, by the names that clerks know them by. */
export const SIZE = {
  小一: pt(24),
  二号: pt(22),
  三号: pt(16),
  小三: pt(15),
  四号: pt(14),
  小四: pt(12),
} as const;

const family = (eastAsia: string) => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia,
});
export const FONT = {
  仿宋: family('仿宋_GB2312'),
  黑体: family('黑体'),
  楷体: family('楷体_GB2312'),
  小标宋: family('方正小标宋简体'),
  宋体: family('宋体'),
} as const;

export interface Look {
  readonly font?: (typeof FONT)[keyof typeof FONT];
  readonly size?: number;
  readonly align?: (typeof AlignmentType)[keyof typeof AlignmentType];
  /** Two characters at the beginning of the first line. */
  readonly indented?: boolean;
  readonly color?: string;
  /** Twentieths of a point between lines; exact. */
  readonly line?: number;
  readonly before?: number;
  readonly after?: number;
  readonly keepNext?: boolean;
  /** Twips kept free at the right edge. */
  readonly rightIndent?: number;
}

/** One paragraph in one run: a placeholder that Word had cut in two would not be found. */
export function paragraph(text: string, look: Look = {}): Paragraph {
  const { font = FONT.仿宋, size = SIZE.三号, align = AlignmentType.LEFT, indented = false } = look;
  return new Paragraph({
    alignment: align,
    keepNext: look.keepNext,
    indent: { firstLine: indented ? size * 20 : 0, right: look.rightIndent ?? 0 },
    spacing: {
      line: look.line ?? LINE,
      lineRule: LineRuleType.EXACT,
      before: look.before ?? 0,
      after: look.after ?? 0,
    },
    children: [new TextRun({ text, font, size, color: look.color })],
  });
}

export function title(text: string, look: Look = {}): Paragraph {
  return paragraph(text, {
    font: FONT.小标宋,
    size: SIZE.二号,
    align: AlignmentType.CENTER,
    line: 700,
    after: 200,
    keepNext: true,
    ...look,
  });
}

/** “— 1 —” outside at the foot: right on odd pages, left on even ones. */
function pageNumber(align: Look['align']): Footer {
  const run = { font: FONT.宋体, size: SIZE.四号 };
  const number = new TextRun({ ...run, children: ['— ', PageNumber.CURRENT, ' —'] });
  const indent = align === AlignmentType.RIGHT ? { right: 280 } : { left: 280 };
  return new Footer({ children: [new Paragraph({ alignment: align, indent, children: [number] })] });
}

export function section(children: readonly FileChild[], landscape = false): ISectionOptions {
  return {
    properties: {
      page: {
        size: {
          width: mm(210),
          height: mm(297),
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: landscape
          ? { top: mm(28), bottom: mm(26), left: mm(28), right: mm(26), footer: mm(17) }
          : { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), footer: mm(27) },
      },
    },
    footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
    children: [...children],
  };
}

export function documentOf(name: string, sections: readonly ISectionOptions[]): Document {
  return new Document({
    title: name,
    creator: '整改',
    lastModifiedBy: '整改',
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: { document: { run: { font: FONT.仿宋, size: SIZE.三号, language: { eastAsia: 'zh-CN' } } } },
    },
    sections: [...sections],
  });
}
