import { draftSection, draftText, type DraftParagraph } from '../../../core/closure/index.js';
import type { ShareView } from '../views/closures.views.js';
import type { DraftSectionView } from './draft-section.views.js';
import type { FiledMatter } from './draft-section.queries.js';
import { toDraftItems } from './to-draft-items.js';

export function presentDraft(shortcomings: readonly FiledMatter[]): DraftSectionView {
  const paragraphs = draftSection(toDraftItems(shortcomings));
  return { text: draftText(paragraphs), paragraphs, gaps: gapsOf(paragraphs) };
}

/** Sentences that no record says, of all. */
export function gapsOf(paragraphs: readonly DraftParagraph[]): ShareView {
  const sentences = paragraphs.flatMap((paragraph) => paragraph.sentences);
  return {
    numerator: sentences.filter(({ recordId }) => recordId === null).length,
    denominator: sentences.length,
  };
}
