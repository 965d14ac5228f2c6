import { useState } from 'react';
import { lazyWithAntd } from '../../../app/antd/with-antd.js';
import { Button } from '../../../elements/button.js';
import { DownloadOutlined } from '../../../elements/icons.js';
import { OnceAsked } from '../../../elements/once-asked.js';
import { useTexts } from '../../../i18n/texts.js';
import type { TaskFilters } from '../ledger-search.js';
import { ledgerTexts } from '../texts.js';

const ExportDialog = lazyWithAntd(() => import('./export-dialog.js').then((m) => m.ExportDialog));

interface ExportButtonProps {
  readonly filters: TaskFilters;
  readonly onOrdered: (exportId: string) => void;
}

export function ExportButton({ filters, onOrdered }: ExportButtonProps) {
  const t = useTexts(ledgerTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon={DownloadOutlined} onClick={() => setOpen(true)}>
        {t.exporting}
      </Button>
      <OnceAsked isAsked={isOpen}>
        {(isAsked) => (
          <ExportDialog
            isOpen={isAsked}
            filters={filters}
            onClose={() => setOpen(false)}
            onOrdered={onOrdered}
          />
        )}
      </OnceAsked>
    </>
  );
}
