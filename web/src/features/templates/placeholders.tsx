import type { Schema } from '../../api/client.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './templates.module.css';
import { templateTexts } from './texts.js';

const SHOWN = 2;

/** What may stand in a template, as it has to be written there. */
export function Placeholders({ template: { fields, lists } }: { readonly template: Schema<'TemplateView'> }) {
  const t = useTexts(templateTexts);
  return (
    <details className={styles.placeholders}>
      <summary>
        {fields.slice(0, SHOWN).map(braced).join(' ')}
        {fields.length > SHOWN && ' …'}
      </summary>
      <p>{t.fieldsDetail}</p>
      <ul>
        {fields.map((field) => (
          <li key={field}>
            <code>{braced(field)}</code>
          </li>
        ))}
      </ul>
      {Object.keys(lists).length > 0 && <p>{t.listsDetail}</p>}
      {Object.entries(lists).map(([list, columns]) => (
        <p key={list}>
          <code>{`{#${list}}${columns.map(braced).join('')}{/${list}}`}</code>
        </p>
      ))}
    </details>
  );
}

function braced(field: string): string {
  return `{${field}}`;
}
