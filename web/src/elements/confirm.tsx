import { App } from 'antd';
import { useDates } from '../i18n/dates.js';
import { useTexts } from '../i18n/texts.js';
import { elementTexts } from './texts.js';

export interface Confirmation {
  /** The act as a question: `撤销这项任务？` */
  readonly title: string;
  /** What will happen, in one sentence. */
  readonly what: string;
  /** To how many. */
  readonly count?: number;
  /** Whether it can be taken back afterwards; null: said in `what`. */
  readonly undoable: boolean | null;
  /** The act itself on the button, never 确定. */
  readonly act: string;
  readonly run: () => void;
}

/** @returns asks before an act that cannot simply be done again: what it will do, to how many, and whether it can be taken back */
export function useConfirm(): (confirmation: Confirmation) => void {
  const { modal } = App.useApp();
  const t = useTexts(elementTexts);
  const { number } = useDates();
  return ({ title, what, count, undoable, act, run }) => {
    const lines = [
      what,
      ...(count === undefined ? [] : [t.count(number(count))]),
      ...(undoable === null ? [] : [undoable ? t.undoable : t.notUndoable]),
    ];
    modal.confirm({
      title,
      content: lines.map((line) => <p key={line}>{line}</p>),
      okText: act,
      okButtonProps: { danger: undoable === false },
      cancelText: t.cancel,
      autoFocusButton: 'cancel',
      onOk: run,
    });
  };
}
