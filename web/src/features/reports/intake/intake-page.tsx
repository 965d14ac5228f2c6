import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef, useState, useSyncExternalStore, type DragEvent } from 'react';
import { useSession } from '../../../app/session.js';
import { hasAnyRole } from '../../../app/roles.js';
import { ProblemAlert } from '../../../elements/problem-alert.js';
import { EmptyState, StateOfPage } from '../../../elements/states.js';
import { useTexts } from '../../../i18n/texts.js';
import styles from '../reports.module.css';
import { reportsTexts } from '../texts.js';
import { Batch } from './batch.js';
import { droppedFiles } from './dropped-files.js';
import { keptBatches, onBatches } from './kept-batches.js';
import { sending } from './sending.js';

/** 交报告: files or folders in, and what became of each. */
export function IntakePage() {
  const t = useTexts(reportsTexts);
  const mayHandIn = hasAnyRole(useSession(), ['supervisor', 'officer', 'liaison', 'unit_signer']);
  const batches = useSyncExternalStore(onBatches, keptBatches);
  if (!mayHandIn) return <StateOfPage title={t.noPermission} detail={t.noPermissionDetail} />;
  return (
    <>
      <div className={styles.head}>
        <h1>{t.handIn}</h1>
        <nav className={styles.links} aria-label={t.handIn}>
          <Link to="/reports">{t.back}</Link>
        </nav>
      </div>
      <DropPlace />
      <SendingNow />
      {batches.length === 0 && <EmptyState title={t.noBatches} detail={t.noBatchesDetail} />}
      {batches.map((id) => (
        <Batch key={id} batchId={id} />
      ))}
    </>
  );
}

function DropPlace() {
  const t = useTexts(reportsTexts);
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void droppedFiles(event.dataTransfer).then((files) => sending.add(files));
  };
  return (
    <div
      className={styles.drop}
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <strong>{t.drop}</strong>
      <p>{t.dropDetail}</p>
      <div className={styles.buttons}>
        <Chooser label={t.chooseFiles} isFolder={false} />
        <Chooser label={t.chooseFolder} isFolder />
      </div>
    </div>
  );
}

function Chooser({ label, isFolder }: { readonly label: string; readonly isFolder: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isFolder) input.current?.setAttribute('webkitdirectory', '');
  }, [isFolder]);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={label}
        onChange={({ target }) => {
          sending.add([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      <Button type={isFolder ? 'default' : 'primary'} onClick={() => input.current?.click()}>
        {label}
      </Button>
    </>
  );
}

function SendingNow() {
  const t = useTexts(reportsTexts);
  const { sent, all, skipped, hidden, isSending, problem } = useSyncExternalStore(
    sending.subscribe,
    sending.now,
  );
  useEffect(() => {
    if (!isSending) return undefined;
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', hold);
    return () => removeEventListener('beforeunload', hold);
  }, [isSending]);
  return (
    <div role="status">
      {isSending && (
        <>
          <p>
            <strong>{t.sending(sent, all)}</strong> <progress max={all} value={sent} />
          </p>
          <p className={styles.soft}>{t.sendingDetail}</p>
        </>
      )}
      {problem !== null && (
        <>
          <ProblemAlert problem={problem} kept={t.stopped(all - sent)} />
          <p className={styles.file}>
            <Button type="primary" onClick={() => void sending.go()}>
              {t.resume}
            </Button>
            <Button onClick={() => sending.giveUp()}>{t.giveUp}</Button>
          </p>
        </>
      )}
      {skipped > 0 && <p>{t.skipped(skipped)}</p>}
      {hidden > 0 && <p>{t.hidden(hidden)}</p>}
    </div>
  );
}
