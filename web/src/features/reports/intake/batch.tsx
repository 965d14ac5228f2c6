import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { inPlace } from '../../../api/on-behalf.js';
import { api, read, type Schema } from '../../../api/client.js';
import { isLost } from '../../../api/failure.js';
import { asProblem } from '../../../api/problem.js';
import { Chip, type ChipTone } from '../../../elements/chip.js';
import { MoreButton } from '../../../elements/more-button.js';
import { FailureState, LoadingState } from '../../../elements/states.js';
import { useTexts } from '../../../i18n/texts.js';
import styles from '../reports.module.css';
import { reportsTexts } from '../texts.js';
import { AmendFile } from './amend-file.js';
import { forgetBatch } from './kept-batches.js';

type Intake = Schema<'IntakeView'>;
type IntakeFile = Intake['files'][number];
/** While files wait for their turn, the batch is asked for this often. */
const LOOK_AGAIN_MS = 1_500;
const ROWS = 100;
const TONES: Readonly<Record<IntakeFile['state'], ChipTone>> = {
  received: 'open',
  unpacked: 'plain',
  parsed: 'good',
  'needs-a-look': 'warn',
  refused: 'bad',
};

/** The files of one upload and what became of each. */
export function Batch({ batchId }: { readonly batchId: string }) {
  const t = useTexts(reportsTexts);
  const [state, setState] = useState<'needs-a-look' | 'refused' | 'all'>('all');
  const batch = useInfiniteQuery({
    queryKey: ['intake', batchId, state],
    queryFn: ({ pageParam }) =>
      read(
        api.GET('/api/intakes/{batchId}', {
          params: {
            path: { batchId },
            query: { limit: ROWS, cursor: pageParam, ...(state !== 'all' && { state }) },
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: ({ state: { data } }) => ((data?.pages[0]?.waiting ?? 0) > 0 ? LOOK_AGAIN_MS : false),
  });
  if (batch.isPending) return <LoadingState rows={2} />;
  if (isLost(batch)) {
    const problem = asProblem(batch.error);
    if (problem.status === 404) return null;
    return <FailureState problem={problem} onRetry={() => void batch.refetch()} />;
  }
  const [intake] = batch.data.pages;
  if (intake === undefined) return null;
  return (
    <section className={styles.batch} aria-label={t.batch}>
      <h2>{t.progress(intake.parsed, intake.total)}</h2>
      <p className={styles.soft} role="status">
        {summaryOf(intake, t).join(' · ')}
      </p>
      <progress max={intake.total} value={intake.total - intake.waiting} aria-label={t.batch} />
      <div className={styles.file}>
        <Segmented
          size="small"
          value={state}
          aria-label={t.batch}
          onChange={setState}
          options={[
            { value: 'all', label: t.allFiles },
            { value: 'needs-a-look', label: t.needsALook(intake.needsALook) },
            { value: 'refused', label: t.refused(intake.refused) },
          ]}
        />
        <Button size="small" onClick={() => forgetBatch(batchId)}>
          {t.forget}
        </Button>
      </div>
      <ul className={styles.files}>
        {batch.data.pages
          .flatMap(({ files }) => files)
          .map((file) => (
            <FileRow key={file.id} file={file} />
          ))}
      </ul>
      <MoreButton {...batch} />
    </section>
  );
}

type Texts = ReturnType<typeof useTexts<(typeof reportsTexts)['zh-CN']>>;

function summaryOf({ waiting, needsALook, refused }: Intake, t: Texts): string[] {
  return [
    ...(waiting > 0 ? [t.waiting(waiting)] : []),
    ...(needsALook > 0 ? [t.needsALook(needsALook)] : []),
    ...(refused > 0 ? [t.refused(refused)] : []),
  ];
}

function FileRow({ file }: { readonly file: IntakeFile }) {
  const t = useTexts(reportsTexts);
  const { id, fileName, state, problemTitle, reportId, kept } = file;
  return (
    <li>
      <div className={styles.file}>
        <span className={styles.name}>{fileName}</span>
        <Chip tone={TONES[state]}>{t.fileStates[state]}</Chip>
        {problemTitle !== null && <span>{problemTitle}</span>}
        {reportId !== null && (
          <Link to="/reports/$reportId" params={{ reportId }}>
            {state === 'parsed' ? t.openReport : t.openThere}
          </Link>
        )}
        {kept && state !== 'parsed' && state !== 'received' && (
          <a href={inPlace(`/api/intakes/files/${id}/original`)} download>
            {t.original}
          </a>
        )}
      </div>
      {state === 'needs-a-look' && <AmendFile file={file} />}
    </li>
  );
}
