import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleCheck from 'lucide-react/icons/circle-check';
import X from 'lucide-react/icons/x';
import { useEffect, useRef, useState, type ReactElement } from 'react';

type ToastAction = { label: string; run: () => void };
export type ToastItem = { id: number; text: string; tone: 'neutral' | 'ok' | 'danger'; action?: ToastAction; also?: ToastAction; durationMs: number };

/** Draws the toasts. Time stands still while the pointer or focus is on one. */
export function ToastHost({ items, onDismiss }: { items: readonly ToastItem[]; onDismiss: (id: number) => void }): ReactElement {
  return (
    <section className="ide-layer toasts" aria-label="Messages">
      {items.map((item) => (
        <Toast key={item.id} item={item} onDismiss={() => onDismiss(item.id)} />
      ))}
    </section>
  );
}

function Toast({ item, onDismiss }: { item: ToastItem; onDismiss: () => void }): ReactElement {
  const [isHeld, setHeld] = useState(false);
  const left = useRef(item.durationMs);
  const dismiss = useRef(onDismiss);
  useEffect(() => {
    dismiss.current = onDismiss;
  });
  useEffect(() => {
    if (isHeld) return;
    const since = performance.now();
    const timer = setTimeout(() => dismiss.current(), left.current);
    return () => {
      clearTimeout(timer);
      left.current = Math.max(600, left.current - (performance.now() - since));
    };
  }, [isHeld]);
  return (
    <div
      className={`toast ${item.tone}`}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {item.tone === 'ok' && <CircleCheck size={16} aria-hidden />}
      {item.tone === 'danger' && <CircleAlert size={16} aria-hidden />}
      <span className="tx grow">{item.text}</span>
      {[item.also, item.action].map(
        (action) =>
          action && (
            <button
              key={action.label}
              type="button"
              onClick={() => {
                action.run();
                onDismiss();
              }}
            >
              {action.label}
            </button>
          ),
      )}
      <button type="button" className="x" aria-label="Dismiss" onClick={onDismiss}>
        <X size={14} aria-hidden />
      </button>
    </div>
  );
}
