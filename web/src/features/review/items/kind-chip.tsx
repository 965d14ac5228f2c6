import { useTexts } from '../../../i18n/texts.js';
import { reviewTexts } from '../texts.js';
import kinds from '../text/kinds.module.css';
import type { ItemKind } from '../text/marks.js';

/** The kind of an item in its colour, and in its word. */
export function KindChip({ kind }: { readonly kind: ItemKind }) {
  const t = useTexts(reviewTexts);
  return <span className={`${kinds.kinds} ${kinds.chip} ${kinds[kind]}`}>{t.kinds[kind]}</span>;
}
