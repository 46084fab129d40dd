import { guestMessage, type GuestMessage } from '../../shared/contracts/sandbox.ts';
import { SANDBOX_LIMITS } from '../../shared/contracts/sandbox-limits.ts';

/** What a text of the guest says, item by item; null for what is not a message. `flood`: it holds more than a host should look at. */
export function parseGuestText(text: string): (GuestMessage | null)[] | 'flood' {
  let items: unknown;
  try {
    items = JSON.parse(text);
  } catch {
    return [null];
  }
  if (!Array.isArray(items)) return [null];
  if (items.length > SANDBOX_LIMITS.messagesAtOnce) return 'flood';
  let patches = 0;
  let listItems = 0;
  const messages: (GuestMessage | null)[] = [];
  for (const item of items as unknown[]) {
    patches += countOf(item, 'patches') + countOf(item, 'effects') + countOf(item, 'entries');
    if (patches > SANDBOX_LIMITS.patchesAtOnce) return 'flood';
    const parsed = guestMessage.safeParse(item);
    if (parsed.success && parsed.data.t === 'batch') for (const patch of parsed.data.patches) listItems += copiedBy(patch);
    if (listItems > SANDBOX_LIMITS.listItemsAtOnce) return 'flood';
    messages.push(parsed.success ? parsed.data : null);
  }
  return messages;
}

function countOf(item: unknown, key: 'patches' | 'effects' | 'entries'): number {
  const list = typeof item === 'object' && item !== null ? (item as Record<string, unknown>)[key] : undefined;
  return Array.isArray(list) ? list.length : 0;
}

/** Places of a `list` patch: pairs of where and how many. */
function copiedBy(patch: { op: string; copy?: unknown }): number {
  if (patch.op !== 'list' || !Array.isArray(patch.copy)) return 0;
  let count = 0;
  for (let i = 1; i < patch.copy.length; i += 2) count += Math.max(0, Number(patch.copy[i]) || 0);
  return count;
}
