import type { Json } from '../../../shared/kernel/json.ts';
import type { HostAddress } from './use-host-address.ts';

type What = { appId: string; function: string | null; inputs: Readonly<Record<string, Json>> };

/** The same run from a terminal. */
export function asCasualExec({ appId, function: name, inputs }: What): string {
  const given = Object.keys(inputs).length === 0 ? '' : ` --inputs ${quoted(JSON.stringify(inputs))}`;
  return `casual exec ${appId}${name === null ? '' : ` ${name}`}${given} --json`;
}

/**
 * The same run over REST. The token stays out of what is copied: the command reads it from the data folder when it runs.
 * @param address where this host is reached, as far as the window knows
 */
export function asCurl({ appId, function: name, inputs }: What, { origin, home }: HostAddress): string {
  const body = JSON.stringify({ ...(name === null ? {} : { function: name }), inputs });
  const token = home === null ? '$CASUAL_TOKEN' : `$(sed -n 's/.*"token": *"\\([^"]*\\)".*/\\1/p' ${quoted(`${home.replace(/\/+$/, '')}/casual.lock`)})`;
  return [
    `curl -sS ${quoted(`${origin ?? 'http://127.0.0.1:PORT'}/v1/apps/${encodeURIComponent(appId)}/execute`)}`,
    `-H "Authorization: Bearer ${token}"`,
    `-H 'Content-Type: application/json'`,
    `-d ${quoted(body)}`,
  ].join(' \\\n  ');
}

/** @param address of the webhook with its secret */
export function webhookCurl(address: string): string {
  return `curl -sS ${quoted(address)} \\\n  -H 'Content-Type: application/json' \\\n  -d '{"hello": "world"}'`;
}

/** One word for a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
