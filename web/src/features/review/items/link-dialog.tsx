import { useQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { Dialog } from '../../../elements/dialog.js';
import type { Schema } from '../../../api/client.js';
import { LoadingState } from '../../../elements/states.js';
import { useTexts } from '../../../i18n/texts.js';
import { gapsQuery, linksQuery, type GapMatrix, type Item, type ItemLink } from '../queries.js';
import { useReview } from '../review.js';
import { reviewTexts } from '../texts.js';
import styles from './dialogs.module.css';
import { stands } from './item-order.js';
import { KindChip } from './kind-chip.js';

type Link = Schema<'LinkDto'>;

interface LinkDialogProps {
  readonly item: Item;
  /** What is to change; null: nothing. */
  readonly onClose: (links: readonly Link[] | null) => void;
}

/** Causes and plan items of a shortcoming, or the shortcomings of one of those. */
export function LinkDialog({ item, onClose }: LinkDialogProps) {
  const { report } = useReview();
  const links = useQuery(linksQuery(report.id));
  const gaps = useQuery(gapsQuery(report.id));
  if (links.data === undefined || gaps.data === undefined)
    return (
      <Dialog footer={null} onCancel={() => onClose(null)}>
        <LoadingState />
      </Dialog>
    );
  return <LinkChoice item={item} links={links.data} gaps={gaps.data} onClose={onClose} />;
}

interface LinkChoiceProps extends LinkDialogProps {
  readonly links: readonly ItemLink[];
  readonly gaps: GapMatrix;
}

function LinkChoice({ item, links, gaps, onClose }: LinkChoiceProps) {
  const t = useTexts(reviewTexts);
  const { report } = useReview();
  const isShortcoming = item.kind === 'shortcoming';
  const suggested = suggestedFor(item, gaps);
  const others = report.items
    .filter((other) => stands(other) && isLinkedTo(item, other))
    .sort((one, other) => Number(suggested.has(other.id)) - Number(suggested.has(one.id)));
  const [before] = useState(() => confirmedOf(item, links));
  const [chosen, setChosen] = useState<readonly string[]>([...before]);
  const save = () => onClose(changesOf(item, before, new Set(chosen)));
  return (
    <Dialog
      title={t.linkTitle}
      okText={t.save}
      cancelText={t.cancel}
      onOk={save}
      onCancel={() => onClose(null)}
      width={640}
    >
      <p className={styles.quote}>{item.text}</p>
      <p className={styles.detail}>{isShortcoming ? t.linkShortcoming : t.linkOther}</p>
      {others.length === 0 && <p>{t.linkNone}</p>}
      <Checkbox.Group
        className={styles.links ?? ''}
        value={[...chosen]}
        onChange={(ids) => setChosen(ids)}
        options={others.map((other) => ({
          value: other.id,
          label: (
            <>
              <KindChip kind={other.kind} /> {suggested.has(other.id) && `${t.suggested} `}
              {other.text}
            </>
          ),
        }))}
      />
    </Dialog>
  );
}

function isLinkedTo({ kind }: Item, other: Item): boolean {
  return kind === 'shortcoming'
    ? other.kind === 'cause' || other.kind === 'plan'
    : other.kind === 'shortcoming';
}

function suggestedFor({ id }: Item, { shortcomings }: GapMatrix): ReadonlySet<string> {
  const pairs = shortcomings.flatMap((row) =>
    row.suggestions.map(({ planItemId }) => [row.id, planItemId] as const),
  );
  return new Set(pairs.flatMap(([one, other]) => (one === id ? [other] : other === id ? [one] : [])));
}

function confirmedOf({ id }: Item, links: readonly ItemLink[]): ReadonlySet<string> {
  const confirmed = links.filter(({ state }) => state === 'confirmed');
  return new Set(
    confirmed.flatMap(({ shortcomingId, otherId }) =>
      shortcomingId === id ? [otherId] : otherId === id ? [shortcomingId] : [],
    ),
  );
}

function changesOf(item: Item, before: ReadonlySet<string>, after: ReadonlySet<string>): Link[] {
  const link = (otherId: string, decision: Link['decision']): Link =>
    item.kind === 'shortcoming'
      ? { shortcomingId: item.id, otherId, decision }
      : { shortcomingId: otherId, otherId: item.id, decision };
  return [
    ...[...after].filter((id) => !before.has(id)).map((id) => link(id, 'confirmed')),
    ...[...before].filter((id) => !after.has(id)).map((id) => link(id, 'withdrawn')),
  ];
}
