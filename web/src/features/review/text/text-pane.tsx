import { memo, useEffect, useMemo, useRef } from 'react';
import { useTexts } from '../../../i18n/texts.js';
import type { Place } from '../review.js';
import { reviewTexts } from '../texts.js';
import kinds from './kinds.module.css';
import { MarkIndex, segmentsOf, type Mark, type Segment, type Span } from './marks.js';
import { NearWindow } from './near-window.js';
import { blockAt, blocksOf, paragraphsOf, type Paragraph, type TextBlock } from './paragraphs.js';
import styles from './text-pane.module.css';

/** Beside a paragraph: what it is the beginning of, and what the checks say about it. */
export interface MarginNote extends Span {
  readonly id: string;
  readonly words: string;
  readonly kind: 'role' | 'note';
}

interface TextPaneProps {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly notes: readonly MarginNote[];
  /** Lines that are headings, verbatim. */
  readonly headings: ReadonlySet<string>;
  readonly currentId: string | null;
  /** Brought before the eyes whenever it is another object. */
  readonly place: Place | null;
  readonly onItem: (itemId: string) => void;
  readonly onNote: (note: MarginNote) => void;
}

/** Up to so many blocks (about 250,000 characters) everything is laid out, so that the browser's own search finds all of it. */
const LAID_OUT_WHOLE = 80;
const LINE_PX = 26;
const CHARACTERS_PER_LINE = 30;

/** The working text with every item in the colour of its kind. What a report holds is text and nothing else: it is never markup. */
export function TextPane({ marks, text, place, ...props }: TextPaneProps) {
  const t = useTexts(reviewTexts);
  const pane = useRef<HTMLDivElement>(null);
  const blocks = useMemo(() => blocksOf(paragraphsOf(text)), [text]);
  const markIndex = useMemo(() => new MarkIndex(marks), [marks]);
  const wanted = place === null ? -1 : blockAt(blocks, place.start);
  useEffect(() => {
    if (place !== null) bringIntoView(pane.current, place);
  }, [place]);
  return (
    <div
      ref={pane}
      className={`${styles.pane} ${kinds.kinds}`}
      tabIndex={0}
      role="region"
      aria-label={t.text}
    >
      {blocks.map((block, index) => (
        <NearWindow
          key={block.start}
          always={blocks.length <= LAID_OUT_WHOLE || Math.abs(index - wanted) <= 1}
          height={heightOf(block)}
          className={styles.block}
        >
          {() => (
            <Block
              {...props}
              {...{ text, place }}
              block={block}
              markIndex={markIndex}
              isFirst={index === 0}
            />
          )}
        </NearWindow>
      ))}
    </div>
  );
}

function heightOf({ start, end, paragraphs }: TextBlock): number {
  return LINE_PX * Math.ceil((end - start) / CHARACTERS_PER_LINE + paragraphs.length / 2);
}

function bringIntoView(pane: HTMLElement | null, { start }: Place): void {
  if (pane === null) return;
  const stretches = [...pane.querySelectorAll<HTMLElement>('[data-start]')];
  const target = stretches.findLast(({ dataset }) => Number(dataset['start']) <= start) ?? stretches[0];
  if (target === undefined) return;
  const isSeen = (box: DOMRect, frame: DOMRect) => box.top >= frame.top && box.bottom <= frame.bottom - 40;
  if (isSeen(target.getBoundingClientRect(), pane.getBoundingClientRect())) return;
  target.scrollIntoView({ block: 'center', inline: 'nearest' });
}

interface BlockProps extends Omit<TextPaneProps, 'marks'> {
  readonly block: TextBlock;
  readonly markIndex: MarkIndex;
  readonly isFirst: boolean;
}

function Block({ block, notes, markIndex, isFirst, headings, ...shared }: BlockProps) {
  const { text } = shared;
  const beside = notes.filter(({ start }) => start < block.end && (isFirst || start >= block.start));
  return block.paragraphs.map((paragraph, i) => (
    <Line
      key={paragraph.start}
      {...shared}
      paragraph={paragraph}
      isHeading={headings.has(text.slice(paragraph.start, paragraph.end).trim())}
      segments={segmentsOf(paragraph, markIndex.touching(paragraph))}
      notes={beside.filter((note) => isBeside(note, paragraph, isFirst && i === 0))}
    />
  ));
}

/** What is about the report as a whole stands beside its first line. */
function isBeside({ start }: MarginNote, paragraph: Span, isFirst: boolean): boolean {
  return start < paragraph.end && (isFirst || start >= paragraph.start);
}

interface LineProps extends Pick<
  TextPaneProps,
  'text' | 'notes' | 'currentId' | 'place' | 'onItem' | 'onNote'
> {
  readonly paragraph: Paragraph;
  readonly isHeading: boolean;
  readonly segments: readonly Segment[];
}

const Line = memo(function Line(props: LineProps) {
  const { text, paragraph, isHeading, segments, notes, currentId, place, onItem, onNote } = props;
  return (
    <div className={styles.line}>
      <p
        className={`${styles.words} ${paragraph.continues ? styles.continues : ''} ${isHeading ? styles.heading : ''}`}
      >
        {segments.map(({ start, end, marks }) => (
          <span
            key={start}
            data-start={start}
            {...lookOf({ start, end, marks }, currentId, place)}
            onClick={() => {
              const item = marks.find(({ kind }) => kind !== 'uncovered' && kind !== 'note');
              if (item !== undefined && (getSelection()?.isCollapsed ?? true)) onItem(item.id);
            }}
          >
            {text.slice(start, end)}
          </span>
        ))}
      </p>
      <div className={styles.margin}>
        {notes.map((note) =>
          note.kind === 'role' ? (
            <div key={note.id} className={styles.role}>
              {note.words}
            </div>
          ) : (
            <button key={note.id} type="button" className={styles.note} onClick={() => onNote(note)}>
              {note.words}
            </button>
          ),
        )}
      </div>
    </div>
  );
});

function lookOf(
  { marks, ...at }: Segment,
  currentId: string | null,
  place: Place | null,
): { className?: string; 'data-item'?: string } {
  const isShown = place !== null && at.start < place.end && place.start < at.end;
  const [mark] = marks;
  if (mark === undefined) return isShown ? { className: styles.shown ?? '' } : {};
  const isCurrent = marks.some(({ id }) => id === currentId);
  const classes = [
    styles.mark,
    kinds[mark.kind],
    isCurrent ? styles.current : '',
    isShown && !isCurrent ? styles.shown : '',
  ];
  return { className: classes.join(' '), 'data-item': mark.id };
}
