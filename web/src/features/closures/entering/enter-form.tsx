import { Link } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../api/act.js';
import { api, read, type Schema } from '../../../api/client.js';
import { ProblemAlert } from '../../../elements/problem-alert.js';
import { useTexts } from '../../../i18n/texts.js';
import closures from '../closures.module.css';
import { MatterFields } from './matter-fields.js';
import { BLANK, MOST_MATTERS, written, type Matter } from './matters.js';
import { enteringTexts } from './texts.js';

interface EnterFormProps {
  readonly organisationId: string;
  /** Of the report that answers. */
  readonly year: number;
}

interface Row {
  readonly id: number;
  readonly matter: Matter;
}

/** Several matters at once, sent together: either all are entered or none is. */
export function EnterForm({ organisationId, year }: EnterFormProps) {
  const t = useTexts(enteringTexts);
  const [rows, setRows] = useState<readonly Row[]>([{ id: 0, matter: BLANK }]);
  const enter = useAct({
    send: (matters: Schema<'MatterDto'>[], key) =>
      read(
        api.POST('/api/last-year-matters', {
          params: { header: { 'Idempotency-Key': key } },
          body: { organisationId, year, matters },
        }),
      ),
    changes: [['tasks'], ['closure-checks']],
    onDone: () => setRows([{ id: next(rows), matter: BLANK }]),
  });
  const isComplete = rows.every(({ matter }) => matter.problem.trim() !== '');
  const change = (id: number, matter: Matter) =>
    setRows(rows.map((row) => (row.id === id ? { id, matter } : row)));
  return (
    <>
      {enter.data !== undefined && <Entered answer={enter.data} />}
      <ol className={closures.cards}>
        {rows.map(({ id, matter }, i) => (
          <li key={id}>
            <MatterFields
              name={t.matter(i + 1)}
              matter={matter}
              isNew={i > 0}
              onChange={(changed) => change(id, changed)}
              onRemove={rows.length > 1 ? () => setRows(rows.filter((row) => row.id !== id)) : null}
            />
          </li>
        ))}
      </ol>
      {enter.error !== null && <ProblemAlert problem={enter.error} />}
      <div className={closures.row}>
        <Button
          disabled={rows.length >= MOST_MATTERS}
          onClick={() => setRows([...rows, { id: next(rows), matter: BLANK }])}
        >
          {t.another}
        </Button>
        <Button
          type="primary"
          disabled={!isComplete}
          loading={enter.isPending}
          onClick={() => enter.run(rows.map(({ matter }) => written(matter)))}
        >
          {t.enter(rows.length)}
        </Button>
        {!isComplete && <span className={closures.soft}>{t.needed}</span>}
      </div>
    </>
  );
}

const next = (rows: readonly Row[]): number => Math.max(...rows.map(({ id }) => id)) + 1;

function Entered({ answer: { taskIds, checkId } }: { readonly answer: Schema<'EnteredMattersView'> }) {
  const t = useTexts(enteringTexts);
  return (
    <Alert
      type="success"
      showIcon
      role="status"
      title={t.done(taskIds.length)}
      description={
        <>
          {t.doneDetail}{' '}
          {checkId === null ? (
            t.doneNoCheck
          ) : (
            <Link to="/closure-checks/$checkId" params={{ checkId }}>
              {t.toCheck}
            </Link>
          )}
        </>
      }
    />
  );
}
