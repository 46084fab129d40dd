import type { ReactElement } from 'react';
import { Button } from '../../../ui/index.ts';

/** Work under way: what, how far, and a way to stop it. `value` from 0 to 1. */
export function ProgressLine({ label, detail, value, onCancel }: { label: string; detail: string; value: number; onCancel?: () => void }): ReactElement {
  const percent = Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div className="import-progress">
      <div className="row" style={{ gap: 8 }}>
        <span className="grow ell">{label}</span>
        <span className="t3 num">{detail}</span>
      </div>
      <div className="row" style={{ gap: 10 }}>
        <div className="import-bar grow" role="progressbar" aria-label={label} aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100}>
          <span style={{ transform: `scaleX(${percent / 100})` }} />
        </div>
        {onCancel !== undefined && (
          <Button size="s" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </div>
    </div>
  );
}
