import { Pause, Play, RotateCcw } from 'lucide-react';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useMethods, usePlayer } from '../core/context.ts';
import { cx } from '../core/cx.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { flagOf, numberOf, textOf } from '../core/values.ts';

/** "25:00", "1:02:05" */
export function clockText(total: number): string {
  const seconds = Math.max(0, Math.round(total));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${two(m)}:${two(s)}`;
}

/** Keeps time by the clock, so that a slow or hidden page stays right. */
export function Timer({ view, p, root, send }: NodeProps): ReactElement {
  const { source } = usePlayer();
  const start = Math.max(0, numberOf(p['seconds'], 0));
  const isDown = p['mode'] !== 'stopwatch';
  const [seconds, setSeconds] = useState(numberOf(view.state['seconds'], start));
  const [isRunning, setIsRunning] = useState(false);
  const now = useRef({ seconds, send });
  now.current = { seconds, send };

  const run = (isOn: boolean): void => {
    if (isOn === isRunning || (isOn && isDown && now.current.seconds <= 0)) return;
    setIsRunning(isOn);
    send(isOn ? 'start' : 'pause', { running: isOn });
  };
  const reset = (): void => {
    run(false);
    setSeconds(start);
    send('reset', { seconds: start });
  };
  useMethods(view.id, { start: () => run(true), pause: () => run(false), reset });

  // Another length starts over; the first drawing may start by itself.
  const lastStart = useRef(start);
  useEffect(() => {
    if (lastStart.current === start) return;
    lastStart.current = start;
    setIsRunning(false);
    setSeconds(start);
  }, [start]);
  // The app set the time itself: show that, and wait.
  const remote = numberOf(view.state['seconds'], start);
  const [seenRemote, setSeenRemote] = useState(remote);
  if (seenRemote !== remote) {
    setSeenRemote(remote);
    if (Math.abs(remote - seconds) > 1) {
      setSeconds(remote);
      setIsRunning(false);
    }
  }
  const shouldStart = flagOf(p['autoStart']) && source.mode === 'run';
  useEffect(() => {
    if (!shouldStart) return;
    setIsRunning(true);
    now.current.send('start', { running: true });
  }, [shouldStart]);

  useEffect(() => {
    if (!isRunning) return undefined;
    const began = performance.now();
    const from = now.current.seconds;
    const interval = setInterval(() => {
      const passed = Math.floor((performance.now() - began) / 1000);
      const next = isDown ? Math.max(0, from - passed) : from + passed;
      if (next === now.current.seconds) return;
      setSeconds(next);
      now.current.send('tick', { seconds: next });
      if (isDown && next === 0) {
        setIsRunning(false);
        now.current.send('pause', { running: false });
        now.current.send('end');
      }
    }, 200);
    return () => clearInterval(interval);
  }, [isRunning, isDown]);

  const label = textOf(p['label']);
  const isDisabled = flagOf(p['disabled']);
  return (
    <div {...root} className={cx('ca-timer', root.className)}>
      {label !== '' && <div className="ca-faint">{label}</div>}
      <div className="ca-timer-time" role="timer" aria-label={textOf(p['ariaLabel']) || label || 'Timer'}>
        {clockText(seconds)}
      </div>
      {flagOf(p['showControls'], true) && (
        <div className="ca-timer-buttons">
          <button type="button" className="ca-btn" data-variant="primary" disabled={isDisabled || (isDown && seconds === 0)} onClick={() => run(!isRunning)}>
            {isRunning ? <Pause size={16} aria-hidden="true" /> : <Play size={16} aria-hidden="true" />}
            {isRunning ? 'Pause' : 'Start'}
          </button>
          <button type="button" className="ca-btn ca-btn-icon" data-variant="secondary" aria-label="Reset" disabled={isDisabled} onClick={reset}>
            <RotateCcw size={16} aria-hidden="true" />
          </button>
        </div>
      )}
    </div>
  );
}
