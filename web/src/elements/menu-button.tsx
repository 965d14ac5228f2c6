import { useEffect, useId, type ComponentProps, type KeyboardEvent } from 'react';
import { Button } from './button.js';
import type { Icon } from './icon.js';
import styles from './menu-button.module.css';
import { useOpenBelow } from './use-open-below.js';

export interface MenuEntry {
  readonly key: string;
  readonly label: string;
  readonly icon?: Icon;
  /** Of entries of which one holds: whether it is this one. */
  readonly isChosen?: boolean;
  readonly onChoose: () => void;
}

interface MenuButtonProps extends ComponentProps<typeof Button> {
  /** Above the entries, to be read. */
  readonly heading?: string;
  readonly entries: readonly MenuEntry[];
  readonly onOpen?: () => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** A button that opens a short menu below itself: arrow keys go through it, Escape and a press elsewhere close it. */
export function MenuButton({ heading, entries, onOpen, ...button }: MenuButtonProps) {
  const id = useId();
  const { place, isOpen, setOpen, close } = useOpenBelow();
  useEffect(() => {
    if (isOpen) itemsIn(place.current)[0]?.focus();
  }, [isOpen, place]);
  const press = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (event.key === 'Escape' && isOpen) close();
    if (step === undefined) return;
    event.preventDefault();
    if (!isOpen) onOpen?.();
    setOpen(true);
    const items = itemsIn(place.current);
    const at = items.findIndex((item) => item === document.activeElement);
    items[(at + step + items.length) % items.length]?.focus();
  };
  return (
    <span ref={place} className={styles.place} onKeyDown={press}>
      <Button
        {...button}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => {
          if (!isOpen) onOpen?.();
          setOpen(!isOpen);
        }}
      />
      {isOpen && (
        <div className={styles.menu}>
          {heading !== undefined && <p className={styles.heading}>{heading}</p>}
          <ul id={id} role="menu" className={styles.entries} aria-label={button['aria-label']}>
            {entries.map((entry) => (
              <Item key={entry.key} entry={entry} onDone={close} />
            ))}
          </ul>
        </div>
      )}
    </span>
  );
}

function Item({
  entry: { label, icon: Drawn, isChosen, onChoose },
  onDone,
}: {
  readonly entry: MenuEntry;
  readonly onDone: () => void;
}) {
  const choose = () => {
    onDone();
    onChoose();
  };
  return (
    <li role="none">
      <button
        type="button"
        role={isChosen === undefined ? 'menuitem' : 'menuitemradio'}
        aria-checked={isChosen}
        tabIndex={-1}
        onClick={choose}
      >
        <span className={isChosen === false ? styles.notChosen : ''}>{Drawn !== undefined && <Drawn />}</span>
        {label}
      </button>
    </li>
  );
}

function itemsIn(place: HTMLElement | null): HTMLElement[] {
  return [...(place?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];
}
