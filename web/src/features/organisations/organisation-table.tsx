import { Link } from '@tanstack/react-router';
import type { Schema } from '../../api/client.js';
import { Chip } from '../../elements/chip.js';
import { RecordTable } from '../../elements/record-table.js';
import { wordFor } from '../../i18n/terms.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './organisations.module.css';
import { depthOf } from './organisations-search.js';
import { organisationTexts } from './texts.js';

const STEPS = [styles.depth0, styles.depth1, styles.depth2, styles.depth3, styles.depth4];

export function OrganisationTable({ rows }: { readonly rows: readonly Schema<'OrganisationView'>[] }) {
  const t = useTexts(organisationTexts);
  const top = rows[0]?.path ?? '/';
  return (
    <RecordTable
      caption={t.title}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          label: t.name,
          isName: true,
          show: ({ id, name, path, closedOn }) => (
            <div className={STEPS[Math.min(depthOf(path, top), STEPS.length - 1)]}>
              <Link to="/organisations/$organisationId" params={{ organisationId: id }}>
                {name}
              </Link>{' '}
              {closedOn !== null && <Chip tone="bad">{t.closed}</Chip>}
            </div>
          ),
        },
        { label: t.shortName, show: ({ shortName }) => shortName },
        {
          label: t.kind,
          show: ({ kind, level }) => `${wordFor(t.levels, level)} ${wordFor(t.kinds, kind)}`,
        },
        { label: t.reporting, show: ({ isReportingBody }) => isReportingBody && <Chip>{t.reporting}</Chip> },
        { label: t.aliases, show: ({ aliases }) => aliases.join('、') },
      ]}
    />
  );
}
