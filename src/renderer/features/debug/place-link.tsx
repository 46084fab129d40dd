import type { ReactElement } from 'react';
import type { DebugTarget } from '../../../shared/contracts/debug.ts';
import type { LogEntry } from '../../../shared/contracts/session.ts';
import { goToPlace, placeName, useEditor, type Editor } from '../editor/index.ts';

type Place = NonNullable<LogEntry['place']>;

/** A name that leads to its place. */
export function PlaceLink({ place, children }: { place: Place | undefined; children: string }): ReactElement {
  const editor = useEditor();
  if (place === undefined) return <span>{children}</span>;
  return (
    <button
      type="button"
      className="dbg-link"
      onClick={() => {
        if (!goToPlace(editor, place)) editor.notify({ text: 'That place is gone.' });
      }}
    >
      {children}
    </button>
  );
}

/** What a developer calls it: "Total, content". */
export function targetName(editor: Editor, target: DebugTarget): string {
  const [id = target.id, ...copy] = target.id.split('@');
  const name = placeName(editor, { kind: target.kind, id });
  const suffix = copy.length === 0 ? '' : ` (${copy.join(', ')})`;
  return target.key === '' ? `${name}${suffix}` : `${name}${suffix}, ${target.key}`;
}

export function placeOf(target: DebugTarget): Place {
  const [id = target.id] = target.id.split('@');
  return { kind: target.kind, id, ...(target.key === '' || target.kind !== 'node' ? {} : { key: target.key }) };
}
