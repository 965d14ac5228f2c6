import type { Item } from '../queries.js';
import { useReview } from '../review.js';
import type { Span } from '../text/marks.js';
import { AddDialog } from './add-dialog.js';
import { LinkDialog } from './link-dialog.js';
import { RejectDialog } from './reject-dialog.js';
import { SplitDialog } from './split-dialog.js';

export type OpenDialog =
  | { readonly name: 'reject' | 'link' | 'word'; readonly item: Item }
  | { readonly name: 'split'; readonly item: Item; readonly caret: number | null }
  | { readonly name: 'add'; readonly span: Span };

interface ItemDialogsProps {
  readonly dialog: OpenDialog | null;
  readonly onClose: () => void;
  readonly onRejected: (item: Item) => void;
}

/** What an act asks for before it is done. */
export function ItemDialogs({ dialog, onClose, onRejected }: ItemDialogsProps) {
  const { report, text, acts, go } = useReview();
  switch (dialog?.name) {
    case 'reject':
      return (
        <RejectDialog
          quote={dialog.item.text}
          onClose={(reason) => {
            onClose();
            if (reason === null) return;
            acts.run({ act: 'reject', itemId: dialog.item.id, reason });
            onRejected(dialog.item);
          }}
        />
      );
    case 'split':
      return (
        <SplitDialog
          item={dialog.item}
          caret={dialog.caret}
          onClose={(offsets) => {
            onClose();
            if (offsets === null) return;
            const itemId = dialog.item.id;
            acts.run({ act: 'split', itemId, offsets }, (made) =>
              go(made.find(({ parentId }) => parentId === itemId)?.id ?? null),
            );
          }}
        />
      );
    case 'link':
      return (
        <LinkDialog
          item={dialog.item}
          onClose={(links) => {
            onClose();
            if (links !== null && links.length > 0) acts.run({ act: 'link', links });
          }}
        />
      );
    case 'add':
      return (
        <AddDialog
          report={report}
          text={text}
          span={dialog.span}
          onClose={(kind) => {
            onClose();
            if (kind === null) return;
            acts.run({ act: 'add', kind, spans: [dialog.span] }, (made) => go(made[0]?.id ?? null));
          }}
        />
      );
    default:
      return null;
  }
}
