import { useState, type ReactElement } from 'react';
import { changesBetween, type ComponentPackage } from '../../../shared/app/components/index.ts';
import { instancesOf, type ComponentInfo } from '../../../shared/app/document/index.ts';
import type { ComponentNode } from '../../../shared/app/manifest/index.ts';
import { rpc, toastError, useRpcQuery } from '../../platform/index.ts';
import { Button } from '../../ui/index.ts';
import { useEditor } from '../editor/index.ts';
import { exportComponent, newerVersion, saveToLibrary, updateToVersion } from './library-actions.ts';
import './library.css';

/** Of a component of one's own: keep it for other apps, share it, and take over a newer version. */
export function LibraryPart({ component }: { component: ComponentInfo }): ReactElement {
  const editor = useEditor();
  const { data } = useRpcQuery(`library:${component.origin?.libraryId ?? ''}:${component.version}`, () => rpc.library.list({}));
  const [offer, setOffer] = useState<ComponentPackage | null>(null);
  const newer = newerVersion(data ?? [], component);
  const uses = instancesOf(editor.app, component.id).length;
  const look = (): void => {
    if (component.origin === undefined || newer === null) return;
    rpc.library.get({ libraryId: component.origin.libraryId, version: newer }).then(setOffer, toastError);
  };
  return (
    <div className="props-group">
      <h3>Library</h3>
      {component.origin !== undefined && (
        <p className="t3">
          {uses === 1 ? 'One use has' : `${uses} uses have`} {component.origin.version}
          {newer === null ? ', the newest.' : `; ${newer} is available.`}
        </p>
      )}
      {offer !== null && newer !== null && (
        <div className="library-offer" role="region" aria-label={`Changes of ${newer}`}>
          <Changes component={component} offer={offer} />
          <div className="row">
            <Button
              size="s"
              variant="primary"
              onClick={() => {
                setOffer(null);
                updateToVersion(editor, component.id, offer).catch(toastError);
              }}
            >
              Update to {newer}
            </Button>
            <Button size="s" onClick={() => setOffer(null)}>
              Not now
            </Button>
          </div>
        </div>
      )}
      <div className="row library-actions">
        {newer !== null && offer === null && (
          <Button size="s" variant="primary" onClick={look}>
            See what changes
          </Button>
        )}
        <Button size="s" onClick={() => void saveToLibrary(editor, component)}>
          Save to the library
        </Button>
        <Button size="s" onClick={() => void exportComponent(editor, component)}>
          Save as a file
        </Button>
      </div>
    </div>
  );
}

function Changes({ component, offer }: { component: ComponentInfo; offer: ComponentPackage }): ReactElement {
  const { rootId: _rootId, ...now } = component;
  const changes = changesBetween(now, offer.definition);
  const { app } = useEditor();
  const before = countBelow((id) => app.children(id), component.rootId);
  const after = offer.definition.root === undefined ? 0 : countIn(offer.definition.root);
  return (
    <ul>
      {changes.map((change) => (
        <li key={change.what + change.detail}>
          {change.what}
          {change.detail === '' ? '' : `: ${change.detail}`}
          {change.breaks && <b> Look at where it is used.</b>}
        </li>
      ))}
      <li>
        {component.kind === 'code'
          ? component.code === offer.definition.code
            ? 'The same code'
            : 'Other code'
          : before === after
            ? `${after} parts, as now`
            : `${before} parts now, ${after} then`}
      </li>
    </ul>
  );
}

function countBelow(children: (id: string) => readonly string[], id: string): number {
  return id === '' ? 0 : children(id).reduce((sum, child) => sum + countBelow(children, child), 1);
}

function countIn(node: ComponentNode): number {
  return node.children.reduce((sum, child) => sum + countIn(child), 1);
}
