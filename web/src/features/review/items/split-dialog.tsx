import { Button, Input, type GetRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Dialog } from '../../../elements/dialog.js';
import { useTexts } from '../../../i18n/texts.js';
import type { Item } from '../queries.js';
import { reviewTexts } from '../texts.js';
import { cutsOf, indexOf, withBreaks, wordsToSplit } from './cuts.js';
import styles from './dialogs.module.css';

interface SplitDialogProps {
  readonly item: Item;
  /** Where the person last clicked in the report; the field begins there. */
  readonly caret: number | null;
  /** Places before which to cut; null: not split after all. */
  readonly onClose: (cuts: readonly number[] | null) => void;
}

/** Splitting as one breaks a line: Enter at the caret. The words themselves cannot be changed. */
export function SplitDialog({ item, caret, onClose }: SplitDialogProps) {
  const t = useTexts(reviewTexts);
  const [value, setValue] = useState(() => wordsToSplit(item));
  const cuts = cutsOf(item, value) ?? [];
  const split = () => {
    if (cuts.length > 0) onClose(cuts);
  };
  return (
    <Dialog
      title={t.splitTitle}
      okText={cuts.length === 0 ? t.acts.split : t.splitInto(cuts.length + 1)}
      cancelText={t.cancel}
      okButtonProps={{ disabled: cuts.length === 0 }}
      onOk={split}
      onCancel={() => onClose(null)}
      width={640}
    >
      <p className={styles.detail}>{t.splitDetail}</p>
      {item.suggestedCuts.length > 0 && (
        <div className={styles.choices}>
          <Button size="small" onClick={() => setValue(withBreaks(item, item.suggestedCuts))}>
            {t.splitSuggested(item.suggestedCuts.length + 1)}
          </Button>
        </div>
      )}
      <BreakField
        caret={caret === null ? -1 : indexOf(item, caret)}
        value={value}
        onChange={(next) => {
          if (cutsOf(item, next) !== null) setValue(next);
        }}
        onDone={split}
      />
      <p className={styles.foot} role="status">
        {cuts.length === 0 && t.splitUnchanged}
      </p>
    </Dialog>
  );
}

interface BreakFieldProps {
  /** Index at which to begin; -1: at the beginning. */
  readonly caret: number;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onDone: () => void;
}

/** Only breaks go into the field and out of it; anything else is not typed in the first place, so that the caret stays. */
function BreakField({ caret, value, onChange, onDone }: BreakFieldProps) {
  const t = useTexts(reviewTexts);
  const field = useRef<GetRef<typeof Input.TextArea>>(null);
  useEffect(() => {
    const area = field.current?.resizableTextArea?.textArea;
    if (area === undefined) return undefined;
    area.focus();
    area.setSelectionRange(Math.max(caret, 0), Math.max(caret, 0));
    const guard = (event: InputEvent) => {
      if (!changesBreaksOnly(event, area)) event.preventDefault();
    };
    area.addEventListener('beforeinput', guard);
    return () => area.removeEventListener('beforeinput', guard);
  }, [caret]);
  return (
    <Input.TextArea
      ref={field}
      rows={6}
      value={value}
      aria-label={t.splitField}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !event.ctrlKey) return;
        event.preventDefault();
        onDone();
      }}
    />
  );
}

function changesBreaksOnly({ inputType }: InputEvent, area: HTMLTextAreaElement): boolean {
  const { value, selectionStart, selectionEnd } = area;
  if (selectionStart !== selectionEnd) return false;
  switch (inputType) {
    case 'insertLineBreak':
    case 'insertParagraph':
      return true;
    case 'deleteContentBackward':
      return value[selectionStart - 1] === '\n';
    case 'deleteContentForward':
      return value[selectionStart] === '\n';
    default:
      return inputType.startsWith('history');
  }
}
