import { Store } from './use-store.ts';

/** Why the edits of an open app are not on disk, for people; null while they are. */
export const saveTrouble = new Store<string | null>(null);
