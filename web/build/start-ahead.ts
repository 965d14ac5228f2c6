import type { Plugin, Rollup } from 'vite';

/**
 * Names in the page what the entry fetches by itself a moment later, so that the browser has it under way as soon as it has read the page.
 * @param module source file relative to `web/` that the entry imports lazily on every page
 */
export function startAhead(module: string): Plugin {
  return {
    name: 'zhenggai:start-ahead',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
        const start = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(`/web/${module}`)));
        if (start === undefined) throw new Error(`${module} is in no chunk`);
        const reached = reachedFrom(start, bundle);
        const sheets = new Set(reached.flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]));
        return [
          ...[...sheets].map((file) => ({ rel: 'stylesheet', href: `/${file}` })),
          ...reached.map(({ fileName }) => ({ rel: 'modulepreload', href: `/${fileName}` })),
        ]
          .filter(({ href }) => !html.includes(href))
          .map((attrs) => ({
            tag: 'link',
            attrs: { ...attrs, crossorigin: true },
            injectTo: 'head' as const,
          }));
      },
    },
  };
}

/** The chunk and all that it imports, each once. */
export function reachedFrom(
  start: Rollup.OutputChunk,
  bundle: Rollup.OutputBundle,
): readonly Rollup.OutputChunk[] {
  const found = new Set([start]);
  // A set that grows while it is gone through is gone through to its end.
  for (const chunk of found)
    for (const name of chunk.imports) {
      const next = bundle[name];
      if (next?.type === 'chunk') found.add(next);
    }
  return [...found];
}
