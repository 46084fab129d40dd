import { parseArgs } from 'node:util';
import { dataFolder } from '../services/system/index.ts';
import type { LaunchTarget } from './launch-target.ts';

export type HostOptions = {
  home: string;
  /** 0 picks a free port. */
  port: number;
  /** Open a window once ready. */
  open: boolean;
  /** Show this app in place of the IDE. */
  target?: LaunchTarget;
};

export const HOST_HELP = `Usage: npm start -- [options]

  --home DIR   data folder (else CASUAL_HOME, else the place for application data of this computer)
  --port N     port on 127.0.0.1 (else a free one)
  --no-open    print the address instead of opening a window
  --app ID     open the window of this app instead of the IDE
  --page PATH  at this page of it
  --help       show this
`;

/** @returns a problem to show instead of options when the arguments make no sense (exit code 2) */
export function parseHostOptions(args: readonly string[]): HostOptions | { help: true } | { problem: string } {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      strict: true,
      allowNegative: true,
      options: { home: { type: 'string' }, port: { type: 'string' }, open: { type: 'boolean', default: true }, app: { type: 'string' }, page: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    }));
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
  if (values.help === true) return { help: true };
  const port = values.port === undefined ? 0 : Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return { problem: `--port takes a number from 0 to 65535, not “${values.port}”` };
  const target = values.app === undefined ? undefined : { appId: values.app, ...(values.page === undefined ? {} : { page: values.page }) };
  return { home: dataFolder(values.home), port, open: values.open, ...(target === undefined ? {} : { target }) };
}
