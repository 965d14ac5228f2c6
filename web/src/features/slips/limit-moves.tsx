import { App, Button } from 'antd';
import { useState } from 'react';
import { useAct } from '../../api/act.js';
import { api, read, type Schema } from '../../api/client.js';
import { isLost } from '../../api/failure.js';
import { usePages } from '../../api/paging.js';
import { asProblem } from '../../api/problem.js';
import { FormDialog } from '../../elements/form-dialog.js';
import { MoreButton } from '../../elements/more-button.js';
import { EmptyState, FailureState, LoadingState } from '../../elements/states.js';
import { BodyField } from '../../forms/body-field.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import { MoveTable } from '../calendars/moves/move-table.js';
import styles from '../calendars/calendars.module.css';
import { slipTexts } from './texts.js';

type LimitMove = Schema<'LimitMoveView'>;

/** Slips whose limit a new 节假日安排 puts on another day. Nothing moves by itself: a person says which, and why, on the paper. */
export function LimitMoves() {
  const t = useTexts(slipTexts).limitMove;
  const { number } = useDates();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isMoving, setMoving] = useState(false);
  const pages = usePages(['deadline-moves', 'slips'], async (cursor) => {
    const { moves, next } = await read(
      api.GET('/api/limit-moves', { params: { query: cursor === undefined ? {} : { cursor } } }),
    );
    return { items: moves.filter(({ kind }) => kind === 'slip'), next };
  });
  if (pages.isPending) return <LoadingState rows={8} />;
  if (isLost(pages))
    return <FailureState problem={asProblem(pages.error)} onRetry={() => void pages.refetch()} />;
  const moves = pages.rows.filter(({ key }) => chosen.has(key));
  return (
    <>
      <p className={styles.soft}>{t.detail}</p>
      {pages.rows.length === 0 ? (
        <EmptyState title={t.none} detail={t.noneDetail} />
      ) : (
        <>
          <div className={styles.line}>
            <Button type="primary" disabled={moves.length === 0} onClick={() => setMoving(true)}>
              {t.move(number(moves.length))}
            </Button>
          </div>
          <MoveTable
            rows={pages.rows}
            chosen={chosen}
            onChoose={(key, isChosen) =>
              setChosen(
                (before) => new Set(isChosen ? [...before, key] : [...before].filter((one) => one !== key)),
              )
            }
          />
        </>
      )}
      <MoreButton {...pages} />
      {isMoving && (
        <MoveDialog
          moves={moves}
          onClose={() => setMoving(false)}
          onDone={() => {
            setMoving(false);
            setChosen(new Set());
          }}
        />
      )}
    </>
  );
}

interface MoveDialogProps {
  readonly moves: readonly LimitMove[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

type Asked = Pick<Schema<'MoveLimitsDto'>, 'note' | 'allowEarlier'>;

function MoveDialog({ moves, onClose, onDone }: MoveDialogProps) {
  const t = useTexts(slipTexts).limitMove;
  const { number } = useDates();
  const { message } = App.useApp();
  const act = useAct({
    send: (asked: Asked, key) =>
      read(
        api.POST('/api/limit-moves', {
          body: { keys: moves.map((move) => move.key), ...asked },
          params: { header: { 'Idempotency-Key': key } },
        }),
      ),
    changes: [['deadline-moves'], ['tasks'], ['slip']],
    onDone: (results) => {
      const moved = results.filter(({ problemCode }) => problemCode === null).length;
      void message.info(t.outcome(number(moved), number(results.length - moved)));
      onDone();
    },
  });
  return (
    <FormDialog<Asked>
      title={t.move(number(moves.length))}
      what={t.what}
      okText={t.move(number(moves.length))}
      act={act}
      onClose={onClose}
    >
      <BodyField body="MoveLimitsDto" name="note" label={t.note} hint={t.noteHint} required autoFocus />
      {moves.some(({ isEarlier }) => isEarlier) && (
        <BodyField body="MoveLimitsDto" name="allowEarlier" label={t.allowEarlier} />
      )}
    </FormDialog>
  );
}
