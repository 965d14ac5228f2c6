import { readXml } from '../xml.js';
import { formatNumber } from './number-format.js';

interface Level {
  format: string;
  text: string;
  start: number;
}
interface Numbered {
  abstractId: string;
  /** Level → where this list begins anew. */
  readonly starts: Map<number, number>;
}

/** Where a paragraph or a style says that it is numbered. */
export interface NumberingUse {
  readonly numId: string;
  readonly level: number;
}

const DEEPEST_LEVEL = 8;
const BULLET_OR_NONE = new Set(['bullet', 'none']);

/**
 * The numbers that Word prints before paragraphs and that stand nowhere in their text. In reports they are 一、 and （一）:
 * without them the parts and the items run into each other.
 */
export class Numbering {
  private readonly levels = new Map<string, Map<number, Level>>();
  private readonly lists = new Map<string, Numbered>();
  private readonly styles = new Map<string, NumberingUse>();
  private readonly counters = new Map<string, number[]>();
  private readonly begun = new Set<string>();

  /** Reads numbering.xml. */
  async readLists(chunks: AsyncIterable<Buffer>): Promise<void> {
    let levels = new Map<number, Level>();
    let list: Numbered | null = null;
    let [at, override] = [0, -1];
    const lists: Readonly<Record<string, (attributes: Readonly<Record<string, string>>) => void>> = {
      abstractNum: ({ abstractNumId = '' }) =>
        this.levels.set(abstractNumId, (levels = new Map<number, Level>())),
      num: ({ numId = '' }) => this.lists.set(numId, (list = { abstractId: '', starts: new Map() })),
      abstractNumId: ({ val = '' }) => list !== null && (list.abstractId = val),
      lvlOverride: ({ ilvl = '0' }) => (override = Number(ilvl)),
      startOverride: ({ val = '' }) => list?.starts.set(override, Number(val) || 1),
      // Within an override a whole level may be given anew; offices do not, and the list's own level stands.
      lvl: ({ ilvl = '0' }) => override < 0 && levels.set((at = Number(ilvl)), plainLevel()),
    };
    await readXml(chunks, {
      open: (name, attributes) => {
        const known = Object.hasOwn(lists, name) ? lists[name] : undefined;
        if (known !== undefined) known(attributes);
        else if (override < 0) describe(levels.get(at), name, attributes.val ?? '');
      },
      close: (name) => {
        if (name === 'lvlOverride') override = -1;
      },
    });
  }

  /** Reads styles.xml: a style may be numbered itself or be based on one that is. */
  async readStyles(chunks: AsyncIterable<Buffer>): Promise<void> {
    const bases = new Map<string, string>();
    const own = new Map<string, { numId?: string; level: number }>();
    let style = '';
    await readXml(chunks, {
      open: (name, { styleId = '', val = '' }) => {
        if (name === 'style') style = styleId;
        else if (name === 'basedOn') bases.set(style, val);
        else if (name === 'numId') own.set(style, { level: own.get(style)?.level ?? 0, numId: val });
        else if (name === 'ilvl') own.set(style, { ...own.get(style), level: Number(val) || 0 });
      },
    });
    for (const id of new Set([...bases.keys(), ...own.keys()])) {
      const seen = new Set<string>();
      let at: string | undefined = id;
      while (at !== undefined && !seen.has(at) && own.get(at)?.numId === undefined) {
        seen.add(at);
        at = bases.get(at);
      }
      const found = at === undefined ? undefined : own.get(at);
      if (found?.numId !== undefined)
        this.styles.set(id, { numId: found.numId, level: own.get(id)?.level ?? found.level });
    }
  }

  /** The number of the next paragraph of that list, as printed; empty for bullets and for paragraphs without one. */
  next(use: Partial<NumberingUse>, styleId: string): string {
    const ofStyle = this.styles.get(styleId);
    const numId = use.numId ?? ofStyle?.numId ?? '0';
    const level = Math.min(DEEPEST_LEVEL, use.level ?? ofStyle?.level ?? 0);
    const list = this.lists.get(numId);
    const levels = list && this.levels.get(list.abstractId);
    const found = levels?.get(level);
    if (numId === '0' || list === undefined || levels === undefined || found === undefined) return '';
    const counts = this.count(numId, list, level);
    if (BULLET_OR_NONE.has(found.format)) return '';
    return found.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const shown = levels.get(at) ?? plainLevel();
      return formatNumber(counts[at] ?? shown.start, shown.format);
    });
  }

  /** Lists of one definition count on together, unless one says that it begins anew. */
  private count(numId: string, list: Numbered, level: number): readonly number[] {
    const levels = this.levels.get(list.abstractId);
    const startOf = (at: number) => list.starts.get(at) ?? levels?.get(at)?.start ?? 1;
    const fresh = list.starts.size > 0 && !this.begun.has(numId);
    this.begun.add(numId);
    const counts = fresh ? [] : (this.counters.get(list.abstractId) ?? []);
    for (let at = 0; at < level; at++) counts[at] ??= startOf(at);
    const before = counts[level];
    counts[level] = before === undefined ? startOf(level) : before + 1;
    counts.length = level + 1;
    this.counters.set(list.abstractId, counts);
    return counts;
  }
}

function plainLevel(): Level {
  return { format: 'decimal', text: '', start: 1 };
}

function describe(level: Level | undefined, element: string, value: string): void {
  if (level === undefined) return;
  if (element === 'start') level.start = Number(value) || 0;
  else if (element === 'numFmt') level.format = value;
  else if (element === 'lvlText') level.text = value;
}
