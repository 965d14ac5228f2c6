import { Radio } from 'antd';
import { useState } from 'react';
import { Dialog } from '../../../elements/dialog.js';
import { useTexts } from '../../../i18n/texts.js';
import type { Report } from '../queries.js';
import { reviewTexts } from '../texts.js';
import type { ItemKind, Span } from '../text/marks.js';
import styles from './dialogs.module.css';

const KINDS: readonly ItemKind[] = ['shortcoming', 'cause', 'plan', 'prior-rectification'];
const KIND_OF_ROLE: Readonly<Record<string, ItemKind>> = {
  shortcomings: 'shortcoming',
  causes: 'cause',
  plan: 'plan',
  'prior-rectification': 'prior-rectification',
};

interface AddDialogProps {
  readonly report: Report;
  readonly text: string;
  readonly span: Span;
  /** The kind; null: not added after all. */
  readonly onClose: (kind: ItemKind | null) => void;
}

/** What the rules missed: the words are marked, the person says what they are. */
export function AddDialog({ report, text, span, onClose }: AddDialogProps) {
  const t = useTexts(reviewTexts);
  const [kind, setKind] = useState<ItemKind>(() => kindAt(report, span.start));
  return (
    <Dialog
      title={t.addTitle}
      okText={t.acts.add}
      cancelText={t.cancel}
      onOk={() => onClose(kind)}
      onCancel={() => onClose(null)}
    >
      <p className={styles.quote}>{text.slice(span.start, span.end)}</p>
      <Radio.Group
        value={kind}
        aria-label={t.addKind}
        options={KINDS.map((value) => ({ value, label: t.kinds[value] }))}
        onChange={(event) => setKind(event.target.value as ItemKind)}
      />
      <p className={styles.foot}>{t.addDetail}</p>
    </Dialog>
  );
}

/** The innermost part that holds the place says what most likely is meant. */
function kindAt({ sections }: Report, place: number): ItemKind {
  const part = sections.findLast(({ start, end }) => start <= place && place < end);
  return (part && KIND_OF_ROLE[part.role]) ?? 'shortcoming';
}
