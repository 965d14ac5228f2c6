import type { Block } from '../text/blocks.js';
import { opensPrior } from './cues.js';
import type { MarkedCopy } from '../text/enumeration.js';
import type { MarkerStyle } from '../text/ordinals.js';
import { isProblemHeading, repeatedLabels } from './heading-shapes.js';
import { Headings } from './headings.js';
import { mayNest } from './nesting.js';
import type { Document, Part } from './parts.js';
import { headingOf } from './run-in.js';
import {
  isPlanByPlace,
  type Place,
  roleByContent,
  type Surroundings,
  topicSentence,
} from './role-by-content.js';
import { type HeadingRole, roleOfHeading, speaksOfLater } from './roles.js';
import { topStyle } from './top-style.js';
import type { SectionRole } from '../types.js';

const HOLDS_ITEMS: ReadonlySet<SectionRole> = new Set(['plan', 'shortcomings', 'prior-rectification']);

/** The parts that headings open, in text order; cue sentences without a heading come later (unheaded.ts). */
export function outline(copy: MarkedCopy, document: Document): Part[] {
  const walk = new Walk({ copy, document, headings: new Headings(document, topStyle(document)) });
  document.blocks.forEach((block, index) => walk.take(block, index));
  return walk.finish();
}

interface NamedHeading {
  readonly words: string;
  /** What the words name; null: nothing. */
  readonly role: HeadingRole | null;
}

class Walk {
  private readonly parts: Part[] = [];
  private top: Part;
  private nested: Part | null = null;
  /** Numbering of the first heading inside the current part. */
  private inner: MarkerStyle | null = null;
  /** Number that a restarted 一、二、三、 inside the current part would carry next; 0 while none has restarted. */
  private restarted = 0;
  /** Where the last heading that names a plan begins; -1 where none does. */
  private readonly lastPlanHeading: number;
  private readonly labels: ReadonlySet<Block>;

  private readonly document: Document;
  private readonly headings: Headings;

  constructor(private readonly surroundings: Surroundings) {
    const { document, headings } = surroundings;
    this.document = document;
    this.headings = headings;
    const start = document.blocks[0]?.start ?? 0;
    this.top = part('preamble', { from: start, start });
    this.parts.push(this.top);
    this.lastPlanHeading = this.findLastPlanHeading();
    this.labels = repeatedLabels(document, headings.top);
  }

  take(block: Block, index: number): void {
    if (block.chrome) return;
    if (!block.marker) {
      if (this.headings.isBare(index)) this.open(block, this.headings.role(index), index);
      return;
    }
    const words = this.headings.words(index);
    const role = this.headings.role(index);
    if (block.marker.style !== this.headings.top) this.takeNested(block, index, { role, words });
    else if (this.document.rectification && isProblemHeading(words)) this.openProblem(block, index);
    else if (this.isRestart(block.marker.number, role)) this.restarted = block.marker.number + 1;
    else this.open(block, role, index);
  }

  finish(): Part[] {
    this.close(this.document.end);
    this.top.end = this.document.end;
    return this.parts.filter((found) => found.role !== 'preamble' || found.end > found.start);
  }

  private findLastPlanHeading(): number {
    const { blocks, text, reportYear } = this.document;
    const last = blocks.findLast(({ heading, marker }) => {
      const named = marker && roleOfHeading(text.slice(heading.start, heading.end), reportYear);
      return named?.role === 'plan' || named?.also === 'plan';
    });
    return last?.start ?? -1;
  }

  private open(block: Block, role: HeadingRole | null, index: number): void {
    this.close(block.start);
    this.top.end = block.start;
    const { end } = headingOf(this.document, block);
    const named = this.roleByPlace(block, role) ?? role?.role;
    const opened = part(named ?? roleByContent(this.surroundings, index, this.place), {
      from: block.start,
      start: end,
    });
    const refined = this.refine(opened, block, role);
    this.top = { ...refined, heading: { start: block.start, end } };
    this.parts.push(this.top);
    this.restarted = 0;
    this.inner = null;
  }

  /** Words for measures do not say when: 「一、工作措施」 reports before the plan, 「三、赶超举措」 promises behind the problems. */
  private roleByPlace(block: Block, role: HeadingRole | null): SectionRole | null {
    if (this.reportsFirst(block, role)) return 'achievements';
    const { start, end } = headingOf(this.document, block);
    const measures =
      role?.strong === false && /(?:举措|做法|重点工作)$/.test(this.document.text.slice(start, end));
    return measures && isPlanByPlace(block, this.place) ? 'plan' : null;
  }

  /** 「一、工作措施」 reports where it comes first and a later heading names the plan. */
  private reportsFirst(block: Block, role: HeadingRole | null): boolean {
    if (role?.role !== 'plan' || role.also !== null || this.lastPlanHeading <= block.start) return false;
    const { text } = this.document;
    const { start, end } = headingOf(this.document, block);
    return this.parts.every((known) => known.role === 'preamble') && !speaksOfLater(text.slice(start, end));
  }

  /** A rectification report may number the problems themselves: all of them are one part without a heading. */
  private openProblem(block: Block, index: number): void {
    if (this.top.role === 'prior-rectification') return;
    const start = this.groupAbove(index) ?? block.start;
    this.close(start);
    this.top.end = start;
    this.top = part('prior-rectification', { from: start, start });
    this.parts.push(this.top);
  }

  /** 「(一)在"…"方面」 right above the first problem: the heading of its group goes with it. */
  private groupAbove(index: number): number | undefined {
    const { blocks, text } = this.document;
    const above = blocks[index - 1];
    if (!above?.marker || !above.headingOnly || above.start <= this.top.start) return undefined;
    return /方面|问题/.test(text.slice(above.start, above.end)) ? above.start : undefined;
  }

  private refine(opened: Part, block: Block, role: HeadingRole | null): Part {
    const marker = block.marker ? { style: block.marker.style, number: block.marker.number } : null;
    return { ...opened, also: role?.also ?? null, marker };
  }

  /** 一、 again inside a part that 四、 opened is a child (item-definition, section 5 rule 4), until 五、 comes. */
  private isRestart(number: number, role: HeadingRole | null): boolean {
    const { marker, role: current, heading } = this.top;
    if (current === 'preamble' || heading === null) return false;
    if (role?.strong && role.role !== current) return false;
    if (marker?.style === this.headings.top) return this.goesOnInside(number, marker.number);
    return HOLDS_ITEMS.has(current) || number === this.restarted || number === 1;
  }

  /** Inside part `own` a list has begun anew; the number that both lists could carry next goes to the inner one. */
  private goesOnInside(number: number, own: number): boolean {
    if (number === 1) return true;
    return this.restarted > 0 && (number !== own + 1 || number === this.restarted);
  }

  private takeNested(block: Block, index: number, named: NamedHeading): void {
    const level = block.marker?.style ?? null;
    this.inner ??= level;
    if (this.nested && this.nested.marker?.style === level) {
      this.close(block.start);
    }
    const opened = this.nestedRole(block, index, named);
    if (!opened) return;
    this.close(block.start);
    this.nested = {
      ...part(opened.role, { from: block.start, start: block.heading.end }),
      heading: { start: block.start, end: block.heading.end },
      also: opened.also,
      depth: 1,
      marker: block.marker ? { style: block.marker.style, number: block.marker.number } : null,
    };
    this.parts.push(this.nested);
  }

  /** What a heading inside a part opens: by its own words, or by the sentence under it that takes up last year's list. */
  private nestedRole(
    block: Block,
    index: number,
    { role, words }: NamedHeading,
  ): Pick<HeadingRole, 'role' | 'also'> | null {
    const level = block.marker?.style ?? null;
    if (role?.strong && !this.labels.has(block)) {
      const place = { level, top: this.headings.top, inner: this.inner, after: this.parts.at(-1)?.role };
      return mayNest({ role: role.role, words, ...place }, this.top) ? role : null;
    }
    const reports = this.top.role === 'achievements' && level === this.inner;
    const answers = reports && opensPrior(topicSentence(this.document, index), this.document.reportYear);
    return answers ? { role: 'prior-rectification', also: null } : null;
  }

  private close(at: number): void {
    if (this.nested) this.nested.end = at;
    this.nested = null;
  }

  private get place(): Place {
    return {
      previous: this.top.role,
      told: new Set(this.parts.map(({ role }) => role)),
      lastPlanHeading: this.lastPlanHeading,
    };
  }
}

function part(role: SectionRole, place: Pick<Part, 'from' | 'start'>): Part {
  return { role, also: null, heading: null, ...place, end: place.start, depth: 0, marker: null };
}
