import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, read } from '../../api/client.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { Chip } from '../../elements/chip.js';
import { RecordTable } from '../../elements/record-table.js';
import { EmptyState, FailureState, LoadingState } from '../../elements/states.js';
import { useTexts } from '../../i18n/texts.js';
import accounts from '../accounts/accounts.module.css';
import { DutiesDialog } from './duties-dialog.js';
import { organisationTexts } from './texts.js';
import { themeWords } from './theme-words.js';

interface DutyListProps {
  readonly organisationId: string;
  readonly mayAct: boolean;
}

/** 职责: what a unit answers for, by theme. */
export function DutyList({ organisationId, mayAct }: DutyListProps) {
  const t = useTexts(organisationTexts);
  const themes = useTexts(themeWords);
  const [isEditing, setEditing] = useState(false);
  const duties = useQuery({
    queryKey: ['organisation', organisationId, 'duties'],
    queryFn: () =>
      read(api.GET('/api/organisations/{id}/duties', { params: { path: { id: organisationId } } })),
  });
  if (duties.isPending) return <LoadingState />;
  if (isLost(duties)) return <FailureState problem={asProblem(duties.error)} />;
  return (
    <section aria-labelledby="duties">
      <div className={accounts.section}>
        <h2 id="duties">{t.duties}</h2>
        {mayAct && (
          <Button size="small" onClick={() => setEditing(true)}>
            {t.editDuties}
          </Button>
        )}
        <p>{t.dutiesDetail}</p>
      </div>
      {duties.data.length === 0 ? (
        <EmptyState title={t.dutiesNone} detail={t.dutiesNoneDetail} />
      ) : (
        <RecordTable
          caption={t.duties}
          rows={duties.data}
          keyOf={({ theme }) => theme}
          columns={[
            { label: t.theme, isName: true, show: ({ theme }) => themes[theme] },
            {
              label: t.keywords,
              show: ({ keywords }) => (
                <div className={accounts.chips}>
                  {keywords.map((word) => (
                    <Chip key={word}>{word}</Chip>
                  ))}
                </div>
              ),
            },
            { label: t.basis, show: ({ basis }) => basis },
          ]}
        />
      )}
      {isEditing && (
        <DutiesDialog
          organisationId={organisationId}
          duties={duties.data}
          onClose={() => setEditing(false)}
        />
      )}
    </section>
  );
}
