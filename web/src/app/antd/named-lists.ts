import { useEffect } from 'react';

/**
 * antd keeps a list of options for screen readers and gives it no name, in every Select. Its field has one: the list takes it on as
 * soon as the field is opened.
 */
export function useNamedLists(): void {
  useEffect(() => {
    const observer = new MutationObserver((changes) => {
      for (const { target } of changes)
        if (target instanceof HTMLElement && target.getAttribute('aria-expanded') === 'true')
          requestAnimationFrame(() => nameListOf(target));
    });
    const filter = { subtree: true, attributeFilter: ['aria-expanded'] };
    observer.observe(document.documentElement, filter);
    return () => observer.disconnect();
  }, []);
}

function nameListOf(field: HTMLElement): void {
  const list = document.getElementById(field.getAttribute('aria-controls') ?? '');
  if (list?.getAttribute('role') !== 'listbox') return;
  const name = nameOf(field);
  if (name !== '') list.setAttribute('aria-label', name);
}

function nameOf(field: HTMLElement): string {
  const own = field.getAttribute('aria-label');
  if (own !== null) return own;
  const labels = field instanceof HTMLInputElement ? [...(field.labels ?? [])] : [];
  return labels.map(({ textContent }) => textContent.trim()).join(' ');
}
