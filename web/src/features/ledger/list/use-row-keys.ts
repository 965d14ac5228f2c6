import { useKey } from '../../../app/keys/keys.js';
import { useTexts } from '../../../i18n/texts.js';
import { ledgerTexts } from '../texts.js';

/** j and k go from row to row as in a mail program, x chooses the row, Enter on its link opens it. */
export function useRowKeys(onToggle: ((taskId: string, isReach: boolean) => void) | null): void {
  const t = useTexts(ledgerTexts).keys;
  useKey({ keys: 'j', text: t.next, scope: 'page', run: () => step(1) });
  useKey({ keys: 'k', text: t.previous, scope: 'page', run: () => step(-1) });
  useKey(
    onToggle === null
      ? null
      : {
          keys: 'x',
          text: t.choose,
          scope: 'page',
          run: () => {
            const task = rowOf(document.activeElement)?.dataset['task'];
            if (task !== undefined) onToggle(task, false);
          },
        },
  );
}

function step(by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('[data-row-link]')];
  const row = rowOf(document.activeElement);
  const at = links.findIndex((link) => row !== null && row.contains(link));
  const next = links[at < 0 ? 0 : at + by];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

function rowOf(element: Element | null): HTMLElement | null {
  return element?.closest<HTMLElement>('tr[data-task]') ?? null;
}
