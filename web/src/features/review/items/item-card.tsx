import { Button, Checkbox } from 'antd';
import { memo } from 'react';
import { Chip, type ChipTone } from '../../../elements/chip.js';
import { useDates } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import { HistoryButton } from '../../history/history-button.js';
import type { Item } from '../queries.js';
import { reviewTexts } from '../texts.js';
import type { ItemActName } from './use-item-acts.js';
import { ItemFields } from './item-fields.js';
import styles from './item-card.module.css';
import { KindChip } from './kind-chip.js';
import { WordingEditor } from './wording-editor.js';

/** Characters of an item by which its history is headed. */
const NAME_LENGTH = 24;

const TONES: Readonly<Record<string, ChipTone>> = {
  candidate: 'warn',
  accepted: 'good',
  rejected: 'plain',
  tasked: 'open',
};

interface ItemCardProps {
  readonly item: Item;
  readonly isCurrent: boolean;
  readonly isPicked: boolean;
  readonly isWording: boolean;
  /** What the person may do with it now, each with its key; empty for readers. */
  readonly acts: readonly { readonly name: ItemActName; readonly key: string }[];
  readonly onGo: (id: string) => void;
  readonly onPick: ((id: string) => void) | null;
  readonly onAct: (name: ItemActName, item: Item) => void;
  readonly onWord: (item: Item, wording: string | null) => void;
}

export const ItemCard = memo(function ItemCard(props: ItemCardProps) {
  const { item, isCurrent, isPicked, isWording, acts, onGo, onPick, onAct, onWord } = props;
  const t = useTexts(reviewTexts);
  const { percent } = useDates();
  const isStruck = item.state === 'rejected';
  return (
    <li className={styles.item} aria-current={isCurrent} data-id={item.id}>
      <div className={styles.head}>
        {onPick !== null && (
          <Checkbox checked={isPicked} onChange={() => onPick(item.id)} aria-label={t.pick} tabIndex={-1} />
        )}
        <KindChip kind={item.kind} />
        <Chip tone={TONES[item.state] ?? 'plain'}>{stateWord(t.states, item.state)}</Chip>
        {item.origin !== 'read' && <Chip>{t.origins[item.origin]}</Chip>}
        {item.origin === 'read' && (
          <span className={`${styles.confidence} figures`}>{t.confidence(percent(item.confidence))}</span>
        )}
      </div>
      <button type="button" className={styles.quote} onClick={() => onGo(item.id)}>
        <span className={`${isCurrent ? '' : styles.short} ${isStruck ? styles.struck : ''}`}>
          {item.text}
        </span>
      </button>
      {isCurrent && (
        <>
          {item.wording !== null && !isWording && (
            <p className={styles.aside}>
              {t.wording}：{item.wording}
            </p>
          )}
          {item.rejectReason !== null && isStruck && (
            <p className={styles.aside}>{t.rejectedFor(item.rejectReason)}</p>
          )}
          <ItemFields fields={item.fields} />
          {isWording && <WordingEditor item={item} onClose={(wording) => onWord(item, wording)} />}
          <div className={styles.acts}>
            {acts.map(({ name, key }) => (
              <Button
                key={name}
                size="small"
                type={name === 'accept' ? 'primary' : 'default'}
                onClick={() => onAct(name, item)}
              >
                {t.acts[name]} <kbd aria-hidden>{key}</kbd>
              </Button>
            ))}
            <HistoryButton kind="report-item" id={item.id} name={item.text.slice(0, NAME_LENGTH)} isSmall />
          </div>
        </>
      )}
    </li>
  );
});

function stateWord(words: Readonly<Record<string, string>>, state: string): string {
  return words[state] ?? state;
}
