import { ActList } from './acts/act-list.js';
import { ConfirmView } from './confirm/confirm-view.js';
import { GapMatrixView } from './gaps/gap-matrix-view.js';
import { ItemPane } from './items/item-pane.js';
import { NoteList } from './notes/note-list.js';
import type { ReviewView } from './search.js';
import { DifferenceList } from './versions/difference-list.js';

/** The right half of a review. */
export function SideView({ view }: { readonly view: ReviewView }) {
  switch (view) {
    case 'items':
      return <ItemPane />;
    case 'gaps':
      return <GapMatrixView />;
    case 'notes':
      return <NoteList />;
    case 'differences':
      return <DifferenceList />;
    case 'confirm':
      return <ConfirmView />;
    case 'acts':
      return <ActList />;
  }
}
