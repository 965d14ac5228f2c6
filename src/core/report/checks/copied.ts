import { copiedFrom, type CopiedFrom } from '../../text/copied-sentences.js';
import type { ReportSection, SectionRole } from '../types.js';
import { type Note, note } from './notes.js';

/** Opening and closing words are formulas that nobody is expected to write anew. */
const OWN_WORDS: ReadonlySet<SectionRole> = new Set([
  'achievements',
  'shortcomings',
  'causes',
  'first-responsible',
  'plan',
  'prior-rectification',
]);
const FORMULA = /习近平|二十大|二十届|三中全会|四中全会|(?:报告|汇报|总结)如下|为(?:根本遵循|指导|统领)/;
const FIGURES = /\d+(?:\.\d+)?(?!\d*年)/g;

/** Sentences that were in last year's report already: those next to one another in one note. */
export function copiedWording(
  { text, sections }: { readonly text: string; readonly sections: readonly ReportSection[] },
  previousText: string,
): Note[] {
  const own = copiedFrom(previousText, text).filter(
    (sentence) => !FORMULA.test(sentence.text) && sections.some((section) => isWithin(sentence, section)),
  );
  const stale = own.filter((sentence) => sameFigures(sentence, previousText));
  return [
    ...stale.map(staleNote),
    ...runsOf(own.filter((sentence) => !stale.includes(sentence))).map(runNote),
  ];
}

function isWithin({ start, end }: CopiedFrom, section: ReportSection): boolean {
  return OWN_WORDS.has(section.role) && section.start <= start && end <= section.end;
}

/** A year's work is told with last year's numbers: two figures at least, years aside, and all of them the same. */
function sameFigures({ text, earlier }: CopiedFrom, previousText: string): boolean {
  const figures = figuresOf(text);
  const before = figuresOf(previousText.slice(earlier.start, earlier.end));
  return figures.some((figure) => figure.length > 1) && figures.join() === before.join();
}

function figuresOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .replace(/\s/g, '')
      .replace(/20\d\d年?/g, '')
      .match(FIGURES) ?? []
  );
}

function staleNote({ earlier, ...sentence }: CopiedFrom): Note {
  return { ...note('copied.same-figures', sentence), earlier };
}

interface Run {
  readonly sentences: readonly CopiedFrom[];
}

/** White space or an ordinal may stand between neighbours. */
const NEIGHBOURS = 8;

function runsOf(sentences: readonly CopiedFrom[]): Run[] {
  const runs: CopiedFrom[][] = [];
  for (const sentence of sentences) {
    const last = runs.at(-1)?.at(-1);
    if (last && sentence.start - last.end <= NEIGHBOURS) runs.at(-1)?.push(sentence);
    else runs.push([sentence]);
  }
  return runs.map((run) => ({ sentences: run }));
}

function runNote({ sentences }: Run): Note {
  const [first] = sentences;
  const last = sentences.at(-1);
  const span = { start: first?.start ?? 0, end: last?.end ?? 0 };
  const earlier = first ? { start: first.earlier.start, end: first.earlier.end } : null;
  return { ...note('copied.wording', span, { sentences: sentences.length }), earlier };
}
