import { type ReactElement, useId } from 'react';
import { usePlayer } from '../core/context.ts';
import { cx } from '../core/cx.ts';
import { Dialog, DialogInside, type DialogProps } from '../core/dialog.tsx';
import { Kids, type NodeProps } from '../core/node-view.tsx';
import { SkeletonLine } from '../core/skeleton.tsx';
import { clampOf, flagOf, textOf } from '../core/values.ts';

/** What Modal and Drawer share: open by state, dismissed by the person, drawn in place on the canvas. */
export function OverlayNode({ node, kind, size }: { node: NodeProps; kind: DialogProps['kind']; size: string }): ReactElement | null {
  const { view, p, root, send } = node;
  const { source, rootId } = usePlayer();
  const titleId = useId();
  const title = textOf(p['title']);
  const body = (
    <div className="ca-flex" data-direction="column" data-align="stretch" style={{ gap: clampOf(p['gap'], 14, 0, 96) }}>
      {flagOf(p['loading']) ? ['50%', '80%', '65%'].map((width) => <SkeletonLine key={width} width={width} />) : <Kids ids={view.kids} />}
    </div>
  );
  if (source.mode === 'design' && rootId === view.id) {
    return (
      <section {...root} className={cx('ca-dialog ca-dialog-inplace', root.className)} aria-labelledby={titleId}>
        <DialogInside title={title} titleId={titleId} onClose={() => {}}>
          {body}
        </DialogInside>
      </section>
    );
  }
  if (!flagOf(view.state['open'] ?? p['open'])) return null;
  return (
    <Dialog
      title={title}
      label={textOf(p['ariaLabel'])}
      kind={kind}
      size={size}
      isClosable={flagOf(p['closable'], true)}
      root={root}
      onClose={() => send('close', { open: false })}
    >
      {body}
    </Dialog>
  );
}
