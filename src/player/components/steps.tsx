import { Check } from 'lucide-react';
import type { ReactElement } from 'react';
import { useMethods } from '../core/context.ts';
import { cx } from '../core/cx.ts';
import { type NodeProps, NodeView } from '../core/node-view.tsx';
import { flagOf, navItemsOf, numberOf, textOf } from '../core/values.ts';

export function Steps({ view, p, root, send }: NodeProps): ReactElement {
  const steps = navItemsOf(p['steps']);
  const last = Math.max(0, steps.length - 1);
  const current = Math.min(last, Math.max(0, Math.round(numberOf(view.state['current'] ?? p['current'], 0))));
  const isDisabled = flagOf(p['disabled']);
  const go = (to: number): void => {
    if (to >= 0 && to <= last && to !== current) send('change', { current: to });
  };
  useMethods(view.id, { next: () => go(current + 1), back: () => go(current - 1) });
  const kid = view.kids[current];
  return (
    <div {...root} className={cx('ca-steps ca-grows', root.className)} role="group" aria-label={textOf(p['ariaLabel']) || 'Steps'}>
      <ol>
        {steps.map((step, i) => (
          <li key={step.id} data-state={i < current ? 'done' : i === current ? 'now' : 'next'} aria-current={i === current ? 'step' : undefined}>
            {/* What is done can be gone back to. */}
            <button type="button" disabled={isDisabled || i > current} onClick={() => go(i)}>
              <span className="ca-step-mark">{i < current ? <Check size={14} strokeWidth={2.6} aria-label="Done" /> : i + 1}</span>
              <span className="ca-step-label">{step.label}</span>
            </button>
          </li>
        ))}
      </ol>
      {kid !== undefined && <NodeView key={kid} id={kid} />}
      {flagOf(p['showButtons'], true) && steps.length > 0 && (
        <div className="ca-form-foot">
          {current > 0 && (
            <button type="button" className="ca-btn" data-variant="secondary" disabled={isDisabled} onClick={() => go(current - 1)}>
              Back
            </button>
          )}
          <button
            type="button"
            className="ca-btn"
            data-variant="primary"
            disabled={isDisabled}
            onClick={() => (current === last ? send('finish') : go(current + 1))}
          >
            {current === last ? textOf(p['finishLabel']) || 'Finish' : 'Next'}
          </button>
        </div>
      )}
    </div>
  );
}
