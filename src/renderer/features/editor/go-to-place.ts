import type { LogEntry } from '../../../shared/contracts/session.ts';
import type { Editor } from './editor.ts';

type Place = NonNullable<LogEntry['place']>;

/** Shows the place a message is about. @returns false when it is gone */
export function goToPlace(editor: Editor, place: Place): boolean {
  switch (place.kind) {
    case 'node':
      if (editor.app.node(place.id) === undefined) return false;
      editor.store.set({ surface: 'design', isPreviewOpen: false });
      editor.select([place.id]);
      editor.reveal(place.id, place.key);
      return true;
    case 'page':
      if (editor.rootOf(place.id) === null) return false;
      editor.store.set({ surface: 'design', isPreviewOpen: false });
      editor.showPage(place.id);
      editor.select([]);
      return true;
    case 'entity':
      if (!editor.app.entities().some((entity) => entity.id === place.id)) return false;
      editor.store.set({ surface: 'data', entityId: place.id, isPreviewOpen: false });
      return true;
    case 'query': {
      const query = editor.app.queries().find((candidate) => candidate.id === place.id);
      if (query === undefined) return false;
      editor.store.set({ surface: 'data', isPreviewOpen: false, ...(query.entity === undefined ? {} : { entityId: query.entity }) });
      return true;
    }
    default:
      return false;
  }
}

/** What the place is called, for the button that goes there. */
export function placeName(editor: Editor, place: Place): string {
  if (place.kind === 'node') return editor.nameOf(place.id);
  if (place.kind === 'page') return editor.app.pages().find((page) => page.id === place.id)?.name ?? place.id;
  if (place.kind === 'entity') return editor.app.entities().find((entity) => entity.id === place.id)?.name ?? place.id;
  if (place.kind === 'query') return editor.app.queries().find((query) => query.id === place.id)?.name ?? place.id;
  return place.id;
}
