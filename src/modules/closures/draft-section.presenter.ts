import { draftSection, draftText } from '../../core/closure/index.js';
import type { DraftSectionView } from './closures.views.js';
import type { FiledShortcoming } from './draft-section.queries.js';
import { toDraftItems } from './to-draft-items.js';

export function presentDraft(shortcomings: readonly FiledShortcoming[]): DraftSectionView {
  const paragraphs = draftSection(toDraftItems(shortcomings));
  const sentences = paragraphs.flatMap((paragraph) => paragraph.sentences);
  return {
    text: draftText(paragraphs),
    paragraphs,
    gaps: {
      numerator: sentences.filter(({ recordId }) => recordId === null).length,
      denominator: sentences.length,
    },
  };
}
