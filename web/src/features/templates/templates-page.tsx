import { useQuery } from '@tanstack/react-query';
import { App, Button, Space } from 'antd';
import { useState } from 'react';
import { inPlace } from '../../api/on-behalf.js';
import { useAct } from '../../api/act.js';
import { api, read, type Schema } from '../../api/client.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { useSession } from '../../app/session.js';
import { hasAnyRole } from '../../app/roles.js';
import { Chip } from '../../elements/chip.js';
import { useConfirm } from '../../elements/confirm.js';
import { PageHead } from '../../elements/page-head.js';
import { ProblemAlert } from '../../elements/problem-alert.js';
import { RecordTable } from '../../elements/record-table.js';
import { FailureState, LoadingState } from '../../elements/states.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import { Placeholders } from './placeholders.js';
import { templateTexts } from './texts.js';
import { UploadDialog } from './upload-dialog.js';

type Template = Schema<'TemplateView'>;

/** 文书模板: which template each kind of document is made from here, and the locality's own in its place. */
export function TemplatesPage() {
  const t = useTexts(templateTexts);
  const { number } = useDates();
  const [uploading, setUploading] = useState<Template | null>(null);
  const templates = useQuery({
    queryKey: ['document-templates'],
    queryFn: () => read(api.GET('/api/document-templates')),
  });
  if (templates.isPending) return <LoadingState rows={8} />;
  if (isLost(templates))
    return <FailureState problem={asProblem(templates.error)} onRetry={() => void templates.refetch()} />;
  return (
    <>
      <PageHead title={t.title} detail={t.detail} />
      <RecordTable
        caption={t.title}
        rows={templates.data}
        keyOf={({ kind }) => kind}
        columns={[
          { label: t.name, isName: true, show: ({ name }) => name },
          {
            label: t.origin,
            show: ({ version, organisationName }) =>
              version === 0 ? (
                t.program
              ) : (
                <Chip tone="open">{t.own(organisationName ?? '', number(version))}</Chip>
              ),
          },
          { label: t.fields, show: (template) => <Placeholders template={template} /> },
          { label: t.acts, show: (template) => <TemplateActs template={template} onUpload={setUploading} /> },
        ]}
      />
      {uploading !== null && <UploadDialog template={uploading} onClose={() => setUploading(null)} />}
    </>
  );
}

interface TemplateActsProps {
  readonly template: Template;
  readonly onUpload: (template: Template) => void;
}

/** Everybody of the office may look at a template; its supervisor changes it. */
function TemplateActs({ template, onUpload }: TemplateActsProps) {
  const t = useTexts(templateTexts);
  const { message } = App.useApp();
  const confirm = useConfirm();
  const { kind, name, isOwn } = template;
  const restore = useAct({
    send: () => read(api.DELETE('/api/document-templates/{kind}', { params: { path: { kind } } })),
    changes: [['document-templates']],
    onDone: () => void message.success(t.restored),
  });
  const mayChange = hasAnyRole(useSession(), ['supervisor']);
  return (
    <>
      {restore.error !== null && <ProblemAlert problem={restore.error} />}
      <Space size={4} wrap>
        <Button
          size="small"
          href={inPlace(`/api/document-templates/${kind}`)}
          download
          aria-label={`${t.download}：${name}`}
        >
          {t.download}
        </Button>
        {mayChange && (
          <Button size="small" aria-label={`${t.upload}：${name}`} onClick={() => onUpload(template)}>
            {t.upload}
          </Button>
        )}
        {mayChange && isOwn && (
          <Button
            size="small"
            loading={restore.isPending}
            onClick={() =>
              confirm({
                title: t.restoreQuestion(name),
                what: t.restoreWhat,
                undoable: null,
                act: t.restore,
                run: () => restore.run(undefined),
              })
            }
          >
            {t.restore}
          </Button>
        )}
      </Space>
    </>
  );
}
