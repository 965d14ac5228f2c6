import { Alert, Button, Segmented } from 'antd';
import { useState } from 'react';
import type { Schema } from '../../api/client.js';
import type { ApiProblem } from '../../api/problem.js';
import { Chip, type ChipTone } from '../../elements/chip.js';
import { useConfirm } from '../../elements/confirm.js';
import { ProblemAlert } from '../../elements/problem-alert.js';
import { RecordTable } from '../../elements/record-table.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './directory.module.css';
import type { ChosenList, ListKind } from './list-import.js';
import { saveCsv } from './list-file.js';
import { FATES, inOrder, tallyOf, writtenBy, type LineFate, type LineResult } from './tally.js';
import { directoryTexts } from './texts.js';

const TONES: Readonly<Record<LineFate, ChipTone>> = {
  created: 'good',
  changed: 'open',
  unchanged: 'plain',
  suspended: 'warn',
  restored: 'good',
  refused: 'bad',
};
/** A person reads a screenful or two; the rest is counted. */
const SHOWN = 200;

interface ListOutcomeProps {
  readonly kind: ListKind;
  readonly list: ChosenList;
  readonly taken: Schema<'ListTakenView'>;
  readonly isPending: boolean;
  readonly problem: ApiProblem | null;
  readonly onApply: () => void;
  readonly onAnother: () => void;
}

/** What became of each line, or would become of it. */
export function ListOutcome({ kind, list, taken, isPending, problem, onApply, onAnother }: ListOutcomeProps) {
  const t = useTexts(directoryTexts);
  const { number } = useDates();
  const confirm = useConfirm();
  const { isDryRun, lines } = taken;
  const tally = tallyOf(lines);
  const written = writtenBy(tally);
  const ask = () =>
    confirm({
      title: t.applyQuestion,
      what: t.applyWhat,
      count: written,
      undoable: null,
      act: t.apply(number(written)),
      run: onApply,
    });
  const said = isDryRun ? t.trial : t.taken;
  return (
    <section>
      <div className={styles.line} role="status">
        <p>
          <strong>{said(number(lines.length), list.name)}</strong>
        </p>
        {isDryRun && (
          <Button type="primary" disabled={written === 0} loading={isPending} onClick={ask}>
            {written === 0 ? t.applyNothing : t.apply(number(written))}
          </Button>
        )}
        <Button onClick={onAnother}>{t.another}</Button>
      </div>
      {problem !== null && <ProblemAlert problem={problem} />}
      {!isDryRun && <FirstPasswords lines={lines} />}
      <Lines keyName={t[kind].key} lines={lines} />
    </section>
  );
}

function Lines({ keyName, lines }: { readonly keyName: string; readonly lines: readonly LineResult[] }) {
  const t = useTexts(directoryTexts);
  const { number } = useDates();
  const [only, setOnly] = useState<LineFate | null>(null);
  const tally = tallyOf(lines);
  const rows = inOrder(lines, only);
  return (
    <>
      <div className={styles.line}>
        <Segmented<LineFate | 'all'>
          aria-label={t.only}
          value={only ?? 'all'}
          options={[
            { value: 'all', label: `${t.all} ${number(lines.length)}` },
            ...FATES.filter((fate) => tally[fate] > 0).map((value) => ({
              value,
              label: `${t.outcomes[value]} ${number(tally[value])}`,
            })),
          ]}
          onChange={(next) => setOnly(next === 'all' ? null : next)}
        />
      </div>
      <RecordTable
        caption={t.outcome}
        rows={rows.slice(0, SHOWN)}
        keyOf={({ line }) => String(line)}
        columns={[
          { label: t.line, isFigures: true, show: ({ line }) => number(line) },
          { label: keyName, isName: true, show: ({ key }) => key },
          {
            label: t.outcome,
            show: ({ outcome }) => <Chip tone={TONES[outcome]}>{t.outcomes[outcome]}</Chip>,
          },
          {
            label: t.note,
            show: ({ reason, openTasks }) =>
              reason ?? (openTasks > 0 ? t.openTasks(number(openTasks)) : null),
          },
        ]}
      />
      {rows.length > SHOWN && <p>{t.rest(number(rows.length - SHOWN))}</p>}
    </>
  );
}

/** They are in no other place: who loses them gives out new ones, one by one. */
function FirstPasswords({ lines }: { readonly lines: readonly LineResult[] }) {
  const t = useTexts(directoryTexts);
  const given = lines.filter(({ firstPassword }) => firstPassword !== null);
  if (given.length === 0) return null;
  const rows = given.map(({ key, firstPassword }) => `${key},${firstPassword ?? ''}`);
  return (
    <Alert
      type="warning"
      showIcon
      title={t.passwordsOnce}
      action={
        <Button
          type="primary"
          onClick={() => saveCsv(t.passwordsFile, [t.passwordColumns, ...rows, ''].join('\r\n'))}
        >
          {t.passwords}
        </Button>
      }
    />
  );
}
