import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

type Surroundings = { env: Readonly<Record<string, string | undefined>>; platform: NodeJS.Platform; userHome: string };

/**
 * The data folder: `--home`, else `CASUAL_HOME`, else the platform's place for application data.
 * @param explicit the value of `--home`, if given; relative to the working folder
 */
export function dataFolder(explicit: string | undefined, { env, platform, userHome }: Surroundings = { env: process.env, platform: process.platform, userHome: homedir() }): string {
  const chosen = explicit ?? env['CASUAL_HOME'];
  if (chosen !== undefined && chosen !== '') return resolve(chosen);
  if (platform === 'darwin') return join(userHome, 'Library', 'Application Support', 'Casual OS');
  if (platform === 'win32') return join(env['APPDATA'] ?? join(userHome, 'AppData', 'Roaming'), 'Casual OS');
  return join(env['XDG_DATA_HOME'] || join(userHome, '.local', 'share'), 'casual-os');
}
