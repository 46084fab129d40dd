import { useEffect, useState, type ReactElement } from 'react';

/** A grey bar in the place and size of what is coming. Never shown before 300 ms. */
export function Skeleton({ width = '100%', height = 10, lines = 1 }: { width?: number | string; height?: number; lines?: number }): ReactElement | null {
  const isLate = useLate(300);
  if (!isLate) return null;
  return (
    <span aria-hidden="true" style={{ display: 'grid', gap: 14 }}>
      {Array.from({ length: lines }, (_, i) => (
        <span key={i} className="skeleton" style={{ width: lines > 1 ? ['92%', '100%', '78%', '96%'][i % 4] : width, height }} />
      ))}
    </span>
  );
}

/** True once the component has been mounted for `ms` milliseconds. */
export function useLate(ms: number): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return isLate;
}
