import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import type { ReactElement } from 'react';

export type Toast = { id: number; text: string; tone: 'neutral' | 'ok' | 'warn' | 'danger' };

const ICONS = { neutral: Info, ok: CircleCheck, warn: TriangleAlert, danger: CircleAlert } as const;

/** The region is always there, so that screen readers notice what appears in it. */
export function Toasts({ toasts, onClose }: { toasts: readonly Toast[]; onClose: (id: number) => void }): ReactElement {
  return (
    <div className="ca-toasts" role="status" aria-live="polite" aria-relevant="additions">
      {toasts.map(({ id, text, tone }) => {
        const Icon = ICONS[tone];
        return (
          <div key={id} className="ca-toast" data-tone={tone}>
            <Icon size={16} aria-hidden="true" />
            <span>{text}</span>
            <button type="button" className="ca-iconbtn" aria-label="Close message" onClick={() => onClose(id)}>
              <X size={16} aria-hidden="true" />
            </button>
          </div>
        );
      })}
    </div>
  );
}
