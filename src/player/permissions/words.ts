import { SANDBOX_LIMITS } from '../../shared/contracts/sandbox-limits.ts';
import type { Capability, Grant, GrantScope, PermissionRequest } from '../../shared/contracts/permissions.ts';

/** From this many refusals on, the app is not asked about any more. */
const MUTED_AFTER = 3;

/** Characters that could make a name read differently from what it is: line breaks, marks of direction, invisible ones. */
const TRICKS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** What an app says of itself, on one line and of bounded length, so that it cannot imitate the words round it. */
export function plainName(text: string, most = 60): string {
  const line = text.replace(TRICKS, ' ').replace(/\s+/g, ' ').trim();
  const letters = [...line];
  return letters.length <= most ? line : `${letters.slice(0, most - 1).join('')}…`;
}

/** “Let Clinic bookings …?” */
export function questionOf({ capability, isLocal, summary }: PermissionRequest, appName: string): string {
  const what: Record<Capability, string> = {
    network: isLocal ? 'reach a program on this computer or network' : 'send data to this site',
    clipboard: 'use the clipboard',
    notifications: 'show notifications',
    files: /^save/i.test(summary) ? 'save a file' : 'open a file that you choose',
    ai: 'ask the AI model',
  };
  return `Let ${plainName(appName)} ${what[capability]}?`;
}

/** What the question is about, for the box under it: the exact host, or the thing by name. */
export function subjectOf({ capability, target }: Pick<PermissionRequest, 'capability' | 'target'>): string {
  const names: Record<Exclude<Capability, 'network'>, string> = { clipboard: 'Clipboard', notifications: 'Notifications', files: 'Files', ai: 'AI model' };
  return capability === 'network' ? target : names[capability];
}

export function subjectNote({ capability, isLocal }: PermissionRequest, usesBefore: number): string {
  switch (capability) {
    case 'network': {
      // Requests that were allowed one by one are not counted, so none is ever called the first.
      const before = usesBefore === 0 ? '' : `${countOf(usesBefore, 'request')} before. `;
      return isLocal ? `${before}On this computer or your network, perhaps not encrypted.` : `${before}Encrypted, nothing else on the internet.`;
    }
    case 'clipboard':
      return 'What you copied last, in any program.';
    case 'notifications':
      return 'Messages of your system, also while you look elsewhere.';
    case 'files':
      return 'Only what you pick in the window that opens. No folders, nothing else.';
    case 'ai':
      return 'The words go to the model that is set up in Casual OS.';
  }
}

/** What happens at the very most; null where one call says it all. */
export function limitOf(capability: Capability): string | null {
  switch (capability) {
    case 'network':
      return `${SANDBOX_LIMITS.requestsPerMinute.toLocaleString('en')} requests a minute, ${megabytes(SANDBOX_LIMITS.requestBytes)} MB each, to this host and no other`;
    case 'clipboard':
      return 'Text only, no pictures or files';
    case 'notifications':
      return 'A title and a few words each';
    case 'files':
      return 'One window at a time, which you can cancel';
    case 'ai':
      return 'Every question is listed with its cost';
  }
}

/** A capability as a thing one allows: “Send to sms.example.org”. */
export function abilityOf({ capability, target }: { capability: Capability; target: string }): string {
  const names: Record<Capability, string> = {
    network: `Send to ${target}`,
    clipboard: 'Use the clipboard',
    notifications: 'Show notifications',
    files: 'Open and save files you choose',
    ai: 'Ask the AI model',
  };
  return names[capability];
}

export const SCOPES: readonly { scope: GrantScope; label: string; allow: string }[] = [
  { scope: 'once', label: 'Just this once', allow: 'Allow once' },
  { scope: 'session', label: 'Until it closes', allow: 'Allow until it closes' },
  { scope: 'always', label: 'Always', allow: 'Allow always' },
];

/** Refused so often that the app is no longer asked about. */
export function isMuted(grant: Pick<Grant, 'refusals'>): boolean {
  return grant.refusals >= MUTED_AFTER;
}

/** The next refusal is the one that mutes. */
export function isLastRefusal(refusals: number): boolean {
  return refusals === MUTED_AFTER - 1;
}

/** “sms.example.org, twice” */
export function refusalOf(grant: Grant): string {
  const subject = subjectOf(grant);
  if (grant.refusals === 0) return `${subject}, for good`;
  return `${subject}, ${grant.refusals === 1 ? 'once' : grant.refusals === 2 ? 'twice' : `${grant.refusals} times`}`;
}

/** “Send to sms.example.org, until it closes” */
export function allowanceOf(grant: Grant): string {
  const scope = { once: ', once', session: ', until it closes', always: '' }[grant.scope];
  return `${abilityOf(grant)}${scope}`;
}

export function megabytes(bytes: number): string {
  const value = bytes / 1048576;
  if (value >= 10 || Number.isInteger(value)) return String(Math.round(value));
  return value < 0.1 ? (value === 0 ? '0' : '0.1') : value.toFixed(1);
}

export function countOf(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
