import { findPostmaster } from './lock-file.js';
import { stopServer } from './server.js';

/** Stops the server of a folder that nobody owns any more, if one runs. */
export async function stopLeftBehind(clusterDir: string): Promise<void> {
  const server = findPostmaster(clusterDir);
  if (server !== null) await stopServer(clusterDir, server);
}
