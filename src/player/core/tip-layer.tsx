import { type ReactElement, type RefObject, useEffect, useRef, useState } from 'react';
import { scaleOf } from './scale.ts';

type Tip = { text: string; x: number; y: number; isBelow: boolean };

/** One tooltip for the whole app: follows the pointer's and the keyboard's target. Escape hides it. */
export function TipLayer({ root }: { root: RefObject<HTMLDivElement | null> }): ReactElement | null {
  const [tip, setTip] = useState<Tip | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    const element = root.current;
    if (element === null) return undefined;
    const show = (event: Event): void => {
      clearTimeout(timer.current);
      const target = event.target instanceof Element ? event.target.closest('[data-tip]') : null;
      if (target === null || !element.contains(target)) {
        setTip(null);
        return;
      }
      const delay = event.type === 'focusin' ? 0 : 350;
      timer.current = setTimeout(() => {
        const box = target.getBoundingClientRect();
        const frame = element.getBoundingClientRect();
        // Inside a scaled canvas the root's own pixels differ from the screen's.
        const scale = scaleOf(element);
        const isBelow = box.top - frame.top < 44;
        setTip({
          text: target.getAttribute('data-tip') ?? '',
          x: (box.left + box.width / 2 - frame.left) / scale,
          y: ((isBelow ? box.bottom + 6 : box.top - 6) - frame.top) / scale,
          isBelow,
        });
      }, delay);
    };
    const hide = (event: Event): void => {
      if (event instanceof KeyboardEvent && event.key !== 'Escape') return;
      clearTimeout(timer.current);
      setTip(null);
    };
    element.addEventListener('pointerover', show);
    element.addEventListener('focusin', show);
    element.addEventListener('pointerleave', hide);
    element.addEventListener('pointerdown', hide);
    element.addEventListener('focusout', hide);
    element.addEventListener('keydown', hide);
    return () => {
      clearTimeout(timer.current);
      element.removeEventListener('pointerover', show);
      element.removeEventListener('focusin', show);
      element.removeEventListener('pointerleave', hide);
      element.removeEventListener('pointerdown', hide);
      element.removeEventListener('focusout', hide);
      element.removeEventListener('keydown', hide);
    };
  }, [root]);

  if (tip === null) return null;
  return (
    <div className="ca-tip" role="tooltip" data-below={tip.isBelow} style={{ left: tip.x, top: tip.y }}>
      {tip.text}
    </div>
  );
}
