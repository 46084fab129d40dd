import { type CSSProperties, type ReactElement, Suspense, memo, useMemo } from 'react';
import { componentSpec } from '../../shared/app/catalogue/index.ts';
import type { ViewNode } from '../../shared/contracts/session.ts';
import type { JsonObject } from '../../shared/kernel/json.ts';
import { componentOf } from '../components/registry.ts';
import { Placeholder } from './placeholder.tsx';
import { type Send, usePlayer, useView } from './context.ts';
import { cx } from './cx.ts';
import { NodeBoundary } from './node-boundary.tsx';
import { Skeleton } from './skeleton.tsx';
import { styleOf } from './style.ts';
import { flagOf, textOf } from './values.ts';
import { waitingAs, WaitingHolder } from './waiting.tsx';

/** What every component puts on its root element. */
export type RootProps = {
  'data-node': string;
  'data-instance': string;
  className: string;
  style: CSSProperties;
  'data-tip'?: string;
  'aria-description'?: string;
};

export type NodeProps = {
  view: ViewNode;
  /** Values by property: what the app gave, else the catalogue's default. */
  p: JsonObject;
  root: RootProps;
  send: Send;
  /** Whether the app listens to this event. */
  handles: (event: string) => boolean;
};

/** Draws one instance and, through its component, everything below it. */
export const NodeView = memo(function NodeView({ id }: { id: string }): ReactElement | null {
  const view = useView(id);
  if (view === undefined) return null;
  return (
    <NodeBoundary view={view}>
      <NodeBody view={view} />
    </NodeBoundary>
  );
});

function NodeBody({ view }: { view: ViewNode }): ReactElement | null {
  const { source, rootId } = usePlayer();
  const spec = componentSpec(view.type);
  const entry = componentOf(view.type);
  const p = useMemo(() => withDefaults(view), [view]);
  const send: Send = useMemo(
    () =>
      (event, payload = {}) =>
        source.send({ type: 'event', id: view.id, event, payload }),
    [source, view.id],
  );
  const { className, style } = useMemo(() => styleOf(p['style'], p['frame']), [p]);

  const isVisible = flagOf(p['visible'], true);
  const isDesign = source.mode === 'design';
  if (!isVisible && !isDesign) return null;
  const waiting = isDesign ? 'plain' : waitingAs(view);
  if (waiting === 'hidden') return null;
  // On the canvas an overlay has a frame of its own beside the page.
  if (spec?.isOverlay === true && isDesign && rootId !== view.id) return null;

  const tip = textOf(p['tooltip']);
  const root: RootProps = {
    'data-node': view.node,
    'data-instance': view.id,
    className: cx(className, !isVisible && 'ca-ghost'),
    style,
    ...(tip === '' ? {} : { 'data-tip': tip, 'aria-description': tip }),
  };
  if (spec === undefined || entry === undefined) return <Placeholder root={root} text={`“${view.type}” is not a component this player knows.`} />;
  if (flagOf(p['loading']) && !entry.drawsLoading) return <Skeleton root={root} size={spec.size} />;
  const drawsWaiting = entry.drawsLoading && spec.props['loading'] !== undefined;
  if (waiting === 'holder' && !drawsWaiting) return <WaitingHolder view={view} root={root} size={spec.size} />;
  const Component = entry.component;
  const isWaiting = waiting === 'holder';
  if (isWaiting) root.className = cx('ca-waits', root.className);
  return (
    <Suspense fallback={<Skeleton root={root} size={spec.size} />}>
      <Component view={view} p={isWaiting ? { ...p, loading: true } : p} root={root} send={send} handles={(event) => view.events.includes(event)} />
    </Suspense>
  );
}

function withDefaults(view: ViewNode): JsonObject {
  const out: JsonObject = { ...view.props };
  for (const [key, prop] of Object.entries(componentSpec(view.type)?.props ?? {})) if (out[key] === undefined || out[key] === null) out[key] = prop.default;
  return out;
}

/** The children of a component, in order. */
export function Kids({ ids }: { ids: readonly string[] }): ReactElement {
  return (
    <>
      {ids.map((id) => (
        <NodeView key={id} id={id} />
      ))}
    </>
  );
}
