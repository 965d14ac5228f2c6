import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { KeysProvider } from './keys/keys.js';
import { PreferencesProvider } from './preferences.js';
import type { newRouter } from './router.js';

interface AppProps {
  readonly client: QueryClient;
  readonly router: ReturnType<typeof newRouter>;
}

/** The console, around what lasts as long as the window. */
export function App({ client, router }: AppProps) {
  return (
    <PreferencesProvider>
      <QueryClientProvider client={client}>
        <KeysProvider>
          <RouterProvider router={router} />
        </KeysProvider>
      </QueryClientProvider>
    </PreferencesProvider>
  );
}
