import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/texts.js';
import styles from './stale-record-dialog.module.css';
import { elementTexts } from './texts.js';

export interface ComparedField<Record> {
  readonly name: string;
  readonly label: string;
  /** What the person reads; compared as such, so that a field differs where it reads differently. */
  readonly show: (record: Record) => string | null;
}

interface StaleRecordDialogProps<Record> {
  /** What the person had before them while filling in; null: closed. */
  readonly before: Record | null;
  /** The record as it is now. */
  readonly now: Record;
  readonly fields: readonly ComparedField<Record>[];
  /** Sends the same again, on the newest version. */
  readonly onSubmit: () => void;
  /** Back to the form, which is as it was. */
  readonly onBack: () => void;
}

/** The answer to 412 `record.stale`: both versions field by field, and the person decides. */
export function StaleRecordDialog<Record>(props: StaleRecordDialogProps<Record>) {
  const { before, now, fields, onSubmit, onBack } = props;
  const t = useTexts(elementTexts);
  return (
    <Modal
      open={before !== null}
      title={t.stale}
      width={720}
      okText={t.staleSubmit}
      cancelText={t.staleBack}
      onOk={onSubmit}
      onCancel={onBack}
    >
      <p>{t.staleDetail}</p>
      {before !== null && <Differences before={before} now={now} fields={fields} />}
    </Modal>
  );
}

type DifferencesProps<Record> = Pick<StaleRecordDialogProps<Record>, 'now' | 'fields'> & {
  readonly before: Record;
};

function Differences<Record>({ before, now, fields }: DifferencesProps<Record>): ReactNode {
  const t = useTexts(elementTexts);
  const changed = fields
    .map(({ name, label, show }) => ({ name, label, was: show(before), is: show(now) }))
    .filter(({ was, is }) => was !== is);
  if (changed.length === 0) return <p>{t.staleNothing}</p>;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t.staleField}</th>
          <th scope="col">{t.staleBefore}</th>
          <th scope="col">{t.staleNow}</th>
        </tr>
      </thead>
      <tbody>
        {changed.map(({ name, label, was, is }) => (
          <tr key={name}>
            <th scope="row">{label}</th>
            <td>{was ?? t.none}</td>
            <td>
              <strong>{is ?? t.none}</strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
