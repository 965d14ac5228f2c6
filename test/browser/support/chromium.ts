import { spawnSync } from 'node:child_process';
import { chromium, type Browser } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The installed Chromium; `CHROMIUM_PATH` names another one. Null: there is none on this machine. */
export const CHROMIUM = process.env['CHROMIUM_PATH'] ?? found();

function found(): string | null {
  const paths = NAMES.map((name) => spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }));
  return paths.find(({ status }) => status === 0)?.stdout.trim() ?? null;
}

/** A browser that asks nobody but the program under test: no updates, no telemetry, no proxy. */
export function launchChromium(): Promise<Browser> {
  if (CHROMIUM === null) throw new Error('no Chromium: use describeInChromium');
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      ...['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--no-proxy-server'],
      ...[
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
      '--force-color-profile=srgb',
    ],
  });
}
