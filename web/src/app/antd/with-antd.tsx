import { lazy, useEffect, type ComponentType } from 'react';
import { useQuiet } from '../../elements/use-quiet.js';

/** What `load` brings, and antd with it: neither is in the way of a page that is there without them. */
export async function withAntd<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): Promise<ComponentType<Props>> {
  const [{ AntdFrame }, Part] = await Promise.all([import('./antd-frame.js'), load()]);
  return function Framed(props) {
    return (
      <AntdFrame>
        <Part {...props} />
      </AntdFrame>
    );
  };
}

/** A part of a page that draws with antd and is there only once somebody asks for it. */
export function lazyWithAntd<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => ({ default: await withAntd(load) }));
}

/** Most go on from a first page to one that draws with antd: it is fetched as soon as the first one stands. */
export function AntdAhead(): null {
  const isQuiet = useQuiet();
  useEffect(() => {
    if (isQuiet) void import('./antd-frame.js').catch(() => undefined);
  }, [isQuiet]);
  return null;
}
