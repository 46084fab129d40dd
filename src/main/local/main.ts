import { AppError, toAppError } from '../../shared/kernel/errors.ts';
import { composeServices, DIST_FOLDER, isBuilt } from '../compose.ts';
import { systemClock } from '../services/system/index.ts';
import { startHost } from './host.ts';
import { launchLink } from './launch-target.ts';
import { openWindow } from './open-window.ts';
import { HOST_HELP, type HostOptions, parseHostOptions } from './options.ts';
import { linkOfRunningHost } from './running-host.ts';

/** The browser host as a program. @returns the exit code, or undefined while it runs */
async function main(args: readonly string[]): Promise<number | undefined> {
  const options = parseHostOptions(args);
  if ('help' in options) {
    process.stdout.write(HOST_HELP);
    return 0;
  }
  if ('problem' in options) {
    process.stderr.write(`${options.problem}\n\n${HOST_HELP}`);
    return 2;
  }
  if (!isBuilt()) {
    process.stderr.write('Casual OS is not built yet. Run “npm run build” first, or start it with “npm start”.\n');
    return 1;
  }

  let services;
  try {
    services = await composeServices({ home: options.home, host: 'browser' });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'storage.locked') throw error;
    const link = await linkOfRunningHost(options.home);
    if (link === null) throw error;
    await show(link, 'Casual OS is already running with this data folder', options);
    return 0;
  }

  let host;
  try {
    host = await startHost({ services, home: options.home, distFolder: DIST_FOLDER, port: options.port, clock: systemClock });
  } catch (error) {
    await services.close();
    throw error;
  }
  closeOnSignal(() => host.close());
  const { errorLog } = services;
  process.on('unhandledRejection', (error) => errorLog.record(error, 'unhandled rejection'));
  process.on('uncaughtException', (error) => {
    // After this nothing in memory can be relied on. What was acknowledged is on disk; a restart brings it back.
    process.stderr.write(`Casual OS has to stop: ${error.message}. Start it again; everything that was saved is there. Error ${errorLog.record(error, 'uncaught exception')}\n`);
    process.exit(1);
  });
  await show(host.server.launchUrl(), 'Casual OS is running', options);
  process.stdout.write('Press Ctrl C to stop.\n');
  return undefined;
}

/** The address is printed in every case: a window that opened elsewhere, or not at all, must never be a dead end. */
async function show(link: string, title: string, { open, home, target }: Pick<HostOptions, 'open' | 'home' | 'target'>): Promise<void> {
  const url = launchLink(link, target);
  const isOpened = open && (await openWindow(url, home));
  process.stdout.write(`${title}.\n${isOpened ? 'If no window appeared, open' : 'Open'} ${url}\n`);
}

/** First signal: save and leave. Second: leave at once. */
function closeOnSignal(close: () => Promise<void>): void {
  let isClosing = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (isClosing) process.exit(1);
      isClosing = true;
      close().then(
        () => process.exit(0),
        (error: unknown) => report(error),
      );
    });
  }
}

function report(error: unknown): void {
  const known = toAppError(error);
  process.stderr.write(`${known.code === 'internal' ? (error instanceof Error ? error.stack : String(error)) : known.message}\n`);
  process.exit(1);
}

main(process.argv.slice(2)).then((code) => {
  if (code !== undefined) process.exit(code);
}, report);
