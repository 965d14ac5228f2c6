import { useNavigate } from '@tanstack/react-router';
import { useAct } from '../../../api/act.js';
import { api, read } from '../../../api/client.js';
import { FilePicker } from '../../../elements/file-picker.js';
import { ProblemAlert } from '../../../elements/problem-alert.js';
import { useTexts } from '../../../i18n/texts.js';
import { exchangeTexts } from './texts.js';

/** Where a workbook comes in: one that went out from here, or a unit's own. */
export function ImportPage() {
  const t = useTexts(exchangeTexts);
  const navigate = useNavigate();
  const hand = useAct({
    send: ({ file, kind }: { file: File; kind: 'returns' | 'intakes' }, key) => {
      const body = new FormData();
      body.append('file', file);
      const init = { params: { header: { 'Idempotency-Key': key } }, body: body };
      return kind === 'returns'
        ? read(api.POST('/api/ledger/returns', init)).then(({ id }) => `/ledger/returns/${id}`)
        : read(api.POST('/api/ledger/intakes', init)).then(({ id }) => `/ledger/intakes/${id}`);
    },
    changes: [],
    onDone: (address) => void navigate({ to: address }),
  });
  return (
    <>
      <h1>{t.title}</h1>
      {hand.error !== null && <ProblemAlert problem={hand.error} />}
      <FilePicker
        title={t.returned}
        detail={t.returnedDetail}
        accept=".xlsx"
        accepts={t.accepts}
        isPending={hand.isPending && hand.variables?.kind === 'returns'}
        onFile={(file) => hand.run({ file, kind: 'returns' })}
      />
      <FilePicker
        title={t.foreign}
        detail={t.foreignDetail}
        accept=".xlsx,.csv"
        accepts={t.accepts}
        isPending={hand.isPending && hand.variables?.kind === 'intakes'}
        onFile={(file) => hand.run({ file, kind: 'intakes' })}
      />
    </>
  );
}
