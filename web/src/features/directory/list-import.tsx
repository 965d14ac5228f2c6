import { Button } from 'antd';
import { useState } from 'react';
import { useAct } from '../../api/act.js';
import { api, read, type Schema } from '../../api/client.js';
import { FilePicker } from '../../elements/file-picker.js';
import { ProblemAlert } from '../../elements/problem-alert.js';
import { useTexts } from '../../i18n/texts.js';
import { decodeList, MOST_CHARACTERS, saveCsv } from './list-file.js';
import { ListOutcome } from './list-outcome.js';
import { directoryTexts } from './texts.js';

export type ListKind = 'people' | 'organisations';

export interface ChosenList {
  readonly name: string;
  readonly csv: string;
}

interface Order extends ChosenList {
  readonly dryRun: boolean;
}

/** 名单导入: a list is tried first and told line by line; what it says is written only when a person has seen that. */
export function ListImport({ kind }: { readonly kind: ListKind }) {
  const t = useTexts(directoryTexts);
  const [chosen, setChosen] = useState<ChosenList | null>(null);
  const [isTooLarge, setTooLarge] = useState(false);
  const take = useAct({
    send: ({ csv, dryRun }: Order, key) => sendList(kind, { csv, dryRun }, key),
    changes: [['accounts'], ['organisations'], ['organisation']],
  });
  const choose = async (file: File) => {
    const csv = decodeList(await file.arrayBuffer());
    setTooLarge(csv.length > MOST_CHARACTERS);
    if (csv.length > MOST_CHARACTERS) return;
    const list = { name: file.name, csv };
    setChosen(list);
    take.run({ ...list, dryRun: true });
  };
  if (chosen !== null && take.data !== undefined)
    return (
      <ListOutcome
        kind={kind}
        list={chosen}
        taken={take.data}
        isPending={take.isPending}
        problem={take.error}
        onApply={() => take.run({ ...chosen, dryRun: false })}
        onAnother={() => {
          take.reset();
          setChosen(null);
        }}
      />
    );
  return (
    <>
      {take.error !== null && <ProblemAlert problem={take.error} />}
      {isTooLarge && <p role="alert">{t.tooLarge}</p>}
      <FilePicker
        title={t[kind].title}
        detail={t[kind].detail}
        accept=".csv,text/csv"
        accepts={t.accepts}
        isPending={take.isPending}
        onFile={(file) => void choose(file)}
      />
      <Button type="link" onClick={() => saveCsv(t[kind].sampleName, t[kind].sample)}>
        {t.sampleFile}
      </Button>
    </>
  );
}

function sendList(kind: ListKind, body: Schema<'TakeListDto'>, key: string) {
  const init = { body, params: { header: { 'Idempotency-Key': key } } };
  return kind === 'people'
    ? read(api.POST('/api/directory/people', init))
    : read(api.POST('/api/directory/organisations', init));
}
