import { App, Button, Segmented } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useConfirm } from '../../../elements/confirm.js';
import { EmptyState } from '../../../elements/states.js';
import { useTexts } from '../../../i18n/texts.js';
import type { Item } from '../queries.js';
import { useReview } from '../review.js';
import { reviewTexts } from '../texts.js';
import { caretPlace, selectedSpan } from '../text/selection.js';
import { ItemCard } from './item-card.js';
import { ItemDialogs, type OpenDialog } from './item-dialogs.js';
import styles from './item-pane.module.css';
import { countByKind, nextToJudge, shownItems, sureIds, type ItemFilter } from './item-order.js';
import { useItemActs, type ItemActName } from './use-item-acts.js';
import { useItemKeys } from './use-item-keys.js';

const FILTERS: readonly ItemFilter[] = [
  'undecided',
  'shortcoming',
  'plan',
  'cause',
  'prior-rectification',
  'all',
];

/** The items of a report, one after the other, judged by keys or by buttons. */
export function ItemPane() {
  const t = useTexts(reviewTexts);
  const review = useReview();
  const { report, acts, isOpen, current, go, picked, togglePick } = review;
  const { message } = App.useApp();
  const [filter, setFilter] = useState<ItemFilter>('all');
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const list = useCurrentInView(current?.id ?? null);
  const actsOf = useItemActs();
  const items = shownItems(report.items, filter);
  const goOn = (item: Item) => {
    const left = shownItems((acts.latest() ?? report).items, 'all');
    go(nextToJudge(left, item.id)?.id ?? item.id);
  };

  const act = (name: ItemActName, item: Item) => {
    switch (name) {
      case 'accept':
        acts.run({ act: 'accept', itemIds: [item.id] });
        return goOn(item);
      case 'reconsider':
        return acts.run({ act: 'reconsider', itemId: item.id });
      case 'split':
        return setDialog({ name, item, caret: caretPlace() });
      default:
        return setDialog({ name, item });
    }
  };
  const acceptPicked = () => {
    const open = report.items.filter(({ id, state }) => picked.has(id) && state === 'candidate');
    acts.run({ act: 'accept', itemIds: open.map(({ id }) => id) });
    picked.forEach(togglePick);
  };
  const merge = () => {
    if (picked.size < 2) return void message.info(t.pickTwo);
    acts.run({ act: 'merge', itemIds: [...picked] }, (made) => go(made.at(-1)?.id ?? null));
    picked.forEach(togglePick);
  };
  const add = () => {
    const span = selectedSpan();
    if (span === null) return void message.info(t.selectFirst);
    setDialog({ name: 'add', span });
  };
  useItemKeys({ items, actsOf, act, acceptPicked, merge, add });

  return (
    <div className={styles.pane}>
      <div className={styles.bar}>
        <ItemFilters filter={filter} onFilter={setFilter} />
        {isOpen && <BarActs onMerge={merge} onAcceptPicked={acceptPicked} onAdd={add} />}
      </div>
      <div ref={list} className={styles.scroll}>
        {items.length === 0 && (
          <EmptyState
            title={filter === 'undecided' ? t.noneUndecided : t.none}
            detail={filter === 'undecided' ? t.noneUndecidedDetail : t.noneDetail}
          />
        )}
        <ol className={styles.list} aria-label={t.items}>
          {items.map((item) => (
            <ItemCard
              key={item.id}
              item={item}
              isCurrent={item.id === current?.id}
              isPicked={picked.has(item.id)}
              isWording={dialog?.name === 'word' && dialog.item.id === item.id}
              acts={actsOf(item)}
              onGo={go}
              onPick={isOpen ? togglePick : null}
              onAct={act}
              onWord={({ id }, wording) => {
                setDialog(null);
                if (wording !== null) acts.run({ act: 'word', itemId: id, wording });
              }}
            />
          ))}
        </ol>
      </div>
      <ItemDialogs dialog={dialog} onClose={() => setDialog(null)} onRejected={goOn} />
    </div>
  );
}

function ItemFilters(props: {
  readonly filter: ItemFilter;
  readonly onFilter: (filter: ItemFilter) => void;
}) {
  const t = useTexts(reviewTexts);
  const { report } = useReview();
  const counts = countByKind(report.items);
  const shown = FILTERS.filter((one) => one === 'all' || one === 'undecided' || counts[one] > 0);
  return (
    <Segmented<ItemFilter>
      size="small"
      value={props.filter}
      aria-label={t.filter}
      onChange={props.onFilter}
      options={shown.map((value) => ({ value, label: `${t.filters[value]} ${counts[value]}` }))}
    />
  );
}

interface BarActsProps {
  readonly onMerge: () => void;
  readonly onAcceptPicked: () => void;
  readonly onAdd: () => void;
}

function BarActs({ onMerge, onAcceptPicked, onAdd }: BarActsProps) {
  const t = useTexts(reviewTexts);
  const { report, acts, picked } = useReview();
  const confirm = useConfirm();
  const sure = sureIds(report.items);
  const acceptSure = () =>
    confirm({
      title: t.acceptSureTitle,
      what: t.acceptSureWhat,
      count: sure.length,
      undoable: null,
      act: t.acceptSure(sure.length),
      run: () => acts.run({ act: 'accept', itemIds: sure }),
    });
  return (
    <div className={styles.acts}>
      {picked.size > 0 && (
        <>
          <span>{t.picked(picked.size)}</span>
          <Button size="small" onClick={onAcceptPicked}>
            {t.acts.accept} <kbd aria-hidden>a</kbd>
          </Button>
          <Button size="small" onClick={onMerge} disabled={picked.size < 2}>
            {t.acts.merge} <kbd aria-hidden>m</kbd>
          </Button>
        </>
      )}
      {picked.size === 0 && sure.length > 0 && (
        <Button size="small" onClick={acceptSure}>
          {t.acceptSure(sure.length)}
        </Button>
      )}
      {/* A press must not take the selection out of the text. */}
      <Button size="small" onMouseDown={(event) => event.preventDefault()} onClick={onAdd}>
        {t.acts.add} <kbd aria-hidden>n</kbd>
      </Button>
      <Button size="small" onClick={() => acts.run({ act: 'undo' })}>
        {t.acts.undo} <kbd aria-hidden>u</kbd>
      </Button>
    </div>
  );
}

/** The current item is always seen. */
function useCurrentInView(id: string | null) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (id === null) return;
    list.current?.querySelector(`[data-id="${id}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [id]);
  return list;
}
