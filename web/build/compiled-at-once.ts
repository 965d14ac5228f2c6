import type { Plugin } from 'vite';

/** V8 reads it only above all code; to other engines it is a comment. */
const HINT = '//# allFunctionsCalledOnLoad\n';

/**
 * Tells the browser to compile a whole file while it loads, beside the main thread, instead of function by function when each is called
 * for the first time.
 * @param parts source files relative to `web/`; the files they are built into are the ones of which a first page runs most
 */
export function compiledAtOnce(parts: readonly string[]): Plugin {
  return {
    name: 'zhenggai:compiled-at-once',
    apply: 'build',
    generateBundle: {
      // After the plugin that writes the list of files above the code.
      order: 'post',
      handler(_options, bundle) {
        for (const part of parts) {
          const chunk = Object.values(bundle).find(
            (output) => output.type === 'chunk' && output.moduleIds.some((id) => id.endsWith(`/web/${part}`)),
          );
          if (chunk?.type !== 'chunk') this.error(`${part} is in no file`);
          else chunk.code = HINT + chunk.code;
        }
      },
    },
  };
}
