import { Button, Input } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import { useTexts } from '../../../i18n/texts.js';
import type { Item } from '../queries.js';
import { reviewTexts } from '../texts.js';
import styles from './item-card.module.css';

const LONGEST = 4000;

interface WordingEditorProps {
  readonly item: Item;
  /** The new wording; null: left as it was. */
  readonly onClose: (wording: string | null) => void;
}

/** How the task shall word the item. Begins with the words of the report. */
export function WordingEditor({ item, onClose }: WordingEditorProps) {
  const t = useTexts(reviewTexts);
  const [wording, setWording] = useState(item.wording ?? item.text);
  const save = () => onClose(wording.trim() === '' ? null : wording);
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.ctrlKey) save();
    else if (event.key === 'Escape') onClose(null);
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.editor}>
      <p>{t.wordDetail}</p>
      <Input.TextArea
        autoFocus
        rows={4}
        maxLength={LONGEST}
        value={wording}
        aria-label={t.wordTitle}
        onChange={(event) => setWording(event.target.value)}
        onKeyDown={press}
      />
      <div className={styles.acts}>
        <Button size="small" type="primary" onClick={save}>
          {t.save}
        </Button>
        <Button size="small" onClick={() => onClose(null)}>
          {t.cancel}
        </Button>
      </div>
    </div>
  );
}
