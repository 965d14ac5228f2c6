import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { api, read, type Schema } from '../../api/client.js';
import { usePages } from '../../api/paging.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { Chip } from '../../elements/chip.js';
import { Light } from '../../elements/light.js';
import { LIGHTS, type LightColour } from '../../elements/lights.js';
import { MoreButton } from '../../elements/more-button.js';
import { EmptyState, FailureState, LoadingState } from '../../elements/states.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './notices.module.css';
import { noticeTexts } from './texts.js';

type Notice = Schema<'NoticeView'>;

const ROWS = 20;

/** The person's own notices, newest first; new ones come in by themselves. */
export function Inbox({ unopened }: { readonly unopened: boolean }) {
  const t = useTexts(noticeTexts);
  const pages = usePages<Notice>(['notices', 'inbox', unopened], (cursor) =>
    read(
      api.GET('/api/notices', {
        params: {
          query: { limit: ROWS, ...(unopened && { unopened }), ...(cursor !== undefined && { cursor }) },
        },
      }),
    ),
  );
  if (pages.isPending) return <LoadingState />;
  if (isLost(pages))
    return <FailureState problem={asProblem(pages.error)} onRetry={() => void pages.refetch()} />;
  if (pages.rows.length === 0)
    return <EmptyState title={unopened ? t.noneUnopened : t.none} detail={t.noneDetail} />;
  return (
    <>
      <ul className={styles.list}>
        {pages.rows.map((notice) => (
          <NoticeItem key={notice.id} notice={notice} />
        ))}
      </ul>
      <MoreButton {...pages} />
    </>
  );
}

function NoticeItem({ notice }: { readonly notice: Notice }) {
  const t = useTexts(noticeTexts);
  const { moment } = useDates();
  const go = useOpening(notice);
  const { kind, title, body, light, createdAt, openedAt } = notice;
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <strong className={openedAt === null ? styles.unread : ''}>{title}</strong>
        {openedAt === null && <Chip tone="open">{t.unread}</Chip>}
        {isLight(light) && <Light colour={light} />}
        <span className={`${styles.soft} figures`}>{moment(createdAt)}</span>
        <span className={styles.soft}>{kind === 'digest' ? t.digest : t.immediate}</span>
      </div>
      <p className={styles.body}>{body}</p>
      <Button size="small" onClick={go}>
        {t.open}
      </Button>
    </li>
  );
}

function isLight(light: string | null): light is LightColour {
  return light !== null && (LIGHTS as readonly string[]).includes(light);
}

/** Opening is noted for the proof of delivery; that it could not be noted keeps nobody from the matter. */
function useOpening({ id, link }: Notice): () => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  return () => {
    api
      .POST('/api/notices/{id}/opening', { params: { path: { id } } })
      .then(() => client.invalidateQueries({ queryKey: ['notices'] }))
      .catch(() => undefined);
    void navigate({ href: link });
  };
}
