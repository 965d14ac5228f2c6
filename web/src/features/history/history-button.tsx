import { HistoryOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { hasAnyRole } from '../../app/roles.js';
import { useSession } from '../../app/session.js';
import { LoadingState } from '../../elements/states.js';
import { useTexts } from '../../i18n/texts.js';
import { READERS, type RecordKind } from './records.js';
import { historyTexts } from './texts.js';

/** With the words of every kind of record: fetched by those who ask for it. */
const RecordHistory = lazy(() => import('./record-history.js').then((m) => ({ default: m.RecordHistory })));

interface HistoryButtonProps {
  readonly kind: RecordKind;
  readonly id: string;
  /** By which the person knows the record. */
  readonly name: string;
  /** In a row of many: only the sign, its word is told to the ear. */
  readonly isSmall?: boolean;
}

/** 变更历史 of one record, for whoever the API shows it. */
export function HistoryButton({ kind, id, name, isSmall = false }: HistoryButtonProps) {
  const t = useTexts(historyTexts);
  const session = useSession();
  const [isOpen, setOpen] = useState(false);
  if (!hasAnyRole(session, READERS[kind])) return null;
  return (
    <>
      <Button
        icon={<HistoryOutlined />}
        onClick={() => setOpen(true)}
        {...(isSmall && { size: 'small', type: 'text', 'aria-label': t.of(name), title: t.history })}
      >
        {isSmall ? null : t.history}
      </Button>
      <Modal
        open={isOpen}
        title={t.of(name)}
        footer={null}
        width={720}
        destroyOnHidden
        onCancel={() => setOpen(false)}
      >
        <Suspense fallback={<LoadingState rows={4} />}>
          <RecordHistory kind={kind} id={id} />
        </Suspense>
      </Modal>
    </>
  );
}
