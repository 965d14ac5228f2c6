import type { Span } from '../../shared/span.js';
import type { MarkerStyle } from '../text/ordinals.js';
import { cueRole } from './cues.js';
import { hasHeadingShape, isBareHeading } from './heading-shapes.js';
import { firstSentence } from './part-blocks.js';
import type { Document } from './parts.js';
import { type HeadingRole, isGenericTitle, roleOfHeading } from './roles.js';
import { headingOf } from './run-in.js';

/** A title inside a part is no longer than this. */
const TITLE_MAX = 20;

/** A paragraph without any of these turns to no other part. */
const MAY_TURN =
  /虽|但|清醒|不足|问题|差距|短板|薄弱|困难|挑战|原因|建议|下一?步|今后|明年|来年|年|将|针对|[对为]此/;

/** The headings of a document, each read once. */
export class Headings {
  private readonly named: (HeadingRole | null | undefined)[] = [];

  constructor(
    private readonly document: Document,
    /** The numbering of the document's own first level. */
    readonly top: MarkerStyle | null,
  ) {}

  /** The words of the heading that the block opens with, ordinal excluded. */
  words(index: number): string {
    const block = this.document.blocks[index];
    if (!block) return '';
    const { start, end } = headingOf(this.document, block);
    return this.document.text.slice(start, end);
  }

  /** What the words name; null: nothing. */
  role(index: number): HeadingRole | null {
    const known = this.named[index];
    if (known !== undefined) return known;
    const role = roleOfHeading(this.words(index), this.document.reportYear);
    this.named[index] = role;
    return role;
  }

  /** A line without an ordinal that heads a part. */
  isBare(index: number): boolean {
    const { blocks } = this.document;
    const block = blocks[index];
    if (!block || block.marker || block.chrome || !block.leads || !block.headingOnly) return false;
    const words = this.words(index);
    return (
      hasHeadingShape(words) &&
      isBareHeading(block, words, { role: this.role(index), next: blocks[index + 1] })
    );
  }

  /**
   * What a heading governs itself: up to the next one of its level, to the first heading inside that names a part of its
   * own, or to the first paragraph that turns to another part.
   */
  reach(index: number): Span {
    const { blocks } = this.document;
    const block = blocks[index];
    if (!block) return { start: 0, end: 0 };
    const { end: start } = headingOf(this.document, block);
    const listed = this.opensOwnList(index);
    let next = index + 1;
    while (next < blocks.length && !(this.endsPart(index, next, listed) || this.turns(index, next))) next++;
    return { start, end: blocks[next]?.start ?? this.document.end };
  }

  /** 「四、…」 with 「一、…」 right below it: the list inside begins anew with the ordinals of the first level. */
  private opensOwnList(index: number): boolean {
    const [block, first] = [this.document.blocks[index], this.document.blocks[index + 1]];
    const anew = first?.marker?.style === this.top && first?.marker?.number === 1;
    return anew && block?.headingOnly === true && block.marker?.number !== 1;
  }

  private endsPart(index: number, at: number, listed: boolean): boolean {
    const { blocks } = this.document;
    const [own, marker] = [blocks[index]?.marker, blocks[at]?.marker];
    if (!marker) return this.isBare(at);
    return marker.style === this.top && !(listed && marker.number !== (own?.number ?? 0) + 1);
  }

  private turns(index: number, at: number): boolean {
    const block = this.document.blocks[at];
    if (!block || block.chrome) return false;
    if (block.marker) return this.namesInnerPart(at);
    if (at === index + 1) return false;
    const opening = firstSentence(this.document, block);
    return MAY_TURN.test(opening) && cueRole(opening, this.document.reportYear) !== null;
  }

  /** 「(二)存在的不足」, 「(三)原因分析」: a title; 「(一)队伍建设还有差距」 is an entry. */
  private namesInnerPart(at: number): boolean {
    const named = this.role(at);
    const title = this.words(at).replace(/[。:;,]+$/, '');
    if (!named?.strong || title.length > TITLE_MAX) return false;
    return (
      named.role === 'causes' || named.role === 'prior-rectification' || isGenericTitle(named.role, title)
    );
  }
}
