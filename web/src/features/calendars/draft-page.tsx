import { Link, useNavigate } from '@tanstack/react-router';
import { App, Button, Form } from 'antd';
import { useState } from 'react';
import { useAct } from '../../api/act.js';
import { api, read, type Schema } from '../../api/client.js';
import { useSession } from '../../app/session.js';
import { hasAnyRole } from '../../app/roles.js';
import { BackLink } from '../../elements/back-link.js';
import { useConfirm } from '../../elements/confirm.js';
import { FilePicker } from '../../elements/file-picker.js';
import { PageHead } from '../../elements/page-head.js';
import { ProblemAlert } from '../../elements/problem-alert.js';
import { today } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './calendars.module.css';
import { PreviewedMoves } from './moves/previewed-moves.js';
import { TableFields } from './table-fields.js';
import { calendarTexts } from './texts.js';
import { useYearTable } from './year-days.js';

type Table = Schema<'CalendarTableDto'>;

/** 节假日安排 of one year: read from a file or typed in, tried on the limits of today, put in force by the system administrator. */
export function DraftPage() {
  const t = useTexts(calendarTexts);
  const mayLoad = hasAnyRole(useSession(), ['system_admin']);
  const mayPreview = hasAnyRole(useSession(), ['supervisor']);
  const [form] = Form.useForm<Table>();
  const [tried, setTried] = useState<Table | null>(null);
  const load = useLoad();
  const confirm = useConfirm();
  const submit = (table: Table) => {
    if (mayPreview) return setTried(table);
    return confirm({
      title: t.loadQuestion(String(table.year)),
      what: t.loadWhat,
      undoable: null,
      act: t.load,
      run: () => load.run(table),
    });
  };
  return (
    <>
      <BackLink>
        <Link to="/calendar-tables">{t.back}</Link>
      </BackLink>
      <PageHead title={t.draftTitle} detail={mayLoad ? t.draftDetail : t.tryDetail} />
      <Beginning onTable={(table) => form.setFieldsValue(table)} />
      {load.error !== null && <ProblemAlert problem={load.error} />}
      <Form<Table>
        form={form}
        layout="vertical"
        initialValues={{ year: Number(today().slice(0, 4)), provisional: false, days: [] }}
        onFinish={(table) => submit({ ...table, days: table.days ?? [] })}
        onValuesChange={() => setTried(null)}
        scrollToFirstError
      >
        <TableFields />
        <Button type="primary" htmlType="submit" loading={load.isPending}>
          {mayPreview ? t.preview : t.load}
        </Button>
      </Form>
      {tried !== null && <PreviewedMoves table={tried} />}
    </>
  );
}

function useLoad() {
  const t = useTexts(calendarTexts);
  const { message } = App.useApp();
  const navigate = useNavigate();
  return useAct({
    send: (body: Table, key) =>
      read(api.POST('/api/calendar-tables', { body, params: { header: { 'Idempotency-Key': key } } })),
    changes: [['calendar-tables'], ['deadline-moves']],
    onDone: () => {
      void message.success(t.loaded);
      void navigate({ to: '/calendar-tables' });
    },
  });
}

/** Where a table begins: a file, or the one in force. */
function Beginning({ onTable }: { readonly onTable: (table: Table) => void }) {
  const t = useTexts(calendarTexts);
  const year = Number(today().slice(0, 4));
  const inForce = useYearTable(year);
  const readFile = useAct({
    send: (file: File) =>
      read(
        api.POST('/api/calendar-tables/files', {
          body: { file: file.name },
          bodySerializer: () => formOf(file),
        }),
      ),
    changes: [],
    onDone: onTable,
  });
  return (
    <>
      {readFile.error !== null && <ProblemAlert problem={readFile.error} />}
      <FilePicker
        title={t.file}
        detail={t.fileDetail}
        accept=".json,.csv"
        accepts={t.accepts}
        isPending={readFile.isPending}
        onFile={readFile.run}
      />
      {inForce.data !== undefined && (
        <div className={styles.line}>
          <Button
            onClick={() => {
              const { source, provisional, days } = inForce.data;
              onTable({ year, source, provisional, days: days.map((day) => ({ ...day })) });
            }}
          >
            {t.startFrom(String(year))}
          </Button>
        </div>
      )}
    </>
  );
}

function formOf(file: File): FormData {
  const form = new FormData();
  form.append('file', file);
  return form;
}
