import { useState, type ReactNode } from 'react';
import { useTexts } from '../../i18n/texts.js';
import { signInTexts } from './texts.js';

interface FilledFormProps<Name extends string> {
  /** Fields of the form, each of which has to be filled in. */
  readonly names: readonly Name[];
  readonly onFilled: (values: Readonly<Record<Name, string>>) => void;
  /** @param faults what is wrong with a field */
  readonly children: (faults: Readonly<Partial<Record<Name, string>>>) => ReactNode;
}

/** The browser's own form: what was typed stays in its fields, whatever is drawn around them. */
export function FilledForm<Name extends string>({ names, onFilled, children }: FilledFormProps<Name>) {
  const t = useTexts(signInTexts);
  const [empty, setEmpty] = useState<readonly Name[]>([]);
  const faults = Object.fromEntries(empty.map((name) => [name, t.required])) as Partial<Record<Name, string>>;
  const send = (form: HTMLFormElement) => {
    const typed = new FormData(form);
    const values = Object.fromEntries(names.map((name) => [name, typed.get(name)])) as Record<Name, string>;
    const missing = names.filter((name) => values[name] === '');
    setEmpty(missing);
    const [first] = missing;
    if (first === undefined) onFilled(values);
    else form.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send(event.currentTarget);
      }}
      onInput={({ target }) => {
        const { name } = target as HTMLInputElement;
        if (empty.some((one) => one === name)) setEmpty(empty.filter((one) => one !== name));
      }}
    >
      {children(faults)}
    </form>
  );
}
