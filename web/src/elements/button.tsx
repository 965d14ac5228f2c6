import type { ComponentProps, ReactNode } from 'react';
import styles from './button.module.css';
import type { Icon } from './icon.js';
import { LoadingOutlined } from './icons.js';

interface Look {
  /** `plain`: with a border; `primary`: what the page is for; `quiet`: without a border; `link`: as a word in a text. */
  readonly look?: 'plain' | 'primary' | 'quiet' | 'link';
  readonly size?: 'small' | 'middle' | 'large';
  /** As wide as what it stands in. */
  readonly isWide?: boolean;
  readonly icon?: Icon;
}

interface ButtonProps extends Look, ComponentProps<'button'> {
  /** What it stands for is under way: that is shown, and a press does nothing. */
  readonly isBusy?: boolean;
}

/** The browser's own button in the looks of the console: for the frame and the pages that are there before antd is. */
export function Button({
  look,
  size,
  isWide,
  icon,
  isBusy = false,
  className = '',
  type = 'button',
  onClick,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={`${classOf({ look, size, isWide })} ${children === undefined ? styles.bare : ''} ${className}`}
      aria-busy={isBusy}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
    >
      <Face icon={isBusy ? Turning : icon}>{children}</Face>
    </button>
  );
}

/** A way to another address that looks like a button. */
export function ButtonLink({ look, size, isWide, icon, children, ...rest }: Look & ComponentProps<'a'>) {
  return (
    <a {...rest} className={classOf({ look, size, isWide })}>
      <Face icon={icon}>{children}</Face>
    </a>
  );
}

type Classed = { readonly [Name in 'look' | 'size' | 'isWide']: Look[Name] | undefined };

/** For what has to be an element of its own kind and looks like a button: a link of the router. */
export function classOf({ look = 'plain', size = 'middle', isWide = false }: Partial<Classed>): string {
  return [styles.button, styles[look], styles[size], isWide ? styles.wide : ''].join(' ');
}

function Face({ icon: Drawn, children }: { readonly icon: Icon | undefined; readonly children: ReactNode }) {
  return (
    <>
      {Drawn !== undefined && <Drawn />}
      {children !== undefined && <span>{children}</span>}
    </>
  );
}

function Turning() {
  return (
    <span className={styles.turning}>
      <LoadingOutlined />
    </span>
  );
}
