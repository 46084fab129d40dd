import { ScanLine, X } from 'lucide-react';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { createDetector } from '../capture/barcode.ts';
import { loadPicture } from '../capture/photo.ts';
import { PickButton } from '../capture/pick-button.tsx';
import { useCamera } from '../capture/use-camera.ts';
import { useMethods } from '../core/context.ts';
import { cx } from '../core/cx.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { flagOf, listOf, textOf } from '../core/values.ts';
import '../styles/capture.css';

/** Looks this often; a code that stays in view is told once. */
const LOOK_MS = 250;

export function Scanner({ view, p, root, send }: NodeProps): ReactElement {
  const [canScan, setCanScan] = useState<boolean | null>(null);
  const [problem, setProblem] = useState('');
  const [typed, setTyped] = useState('');
  const formats = JSON.stringify(listOf(p['formats']).map((format) => textOf(format)));
  const fail = (message: string): void => {
    setProblem(message);
    send('error', { message });
  };
  const camera = useCamera('back', (message) => send('error', { message }));
  const detector = useRef<Awaited<ReturnType<typeof createDetector>>>(null);
  const last = useRef('');
  const now = useRef(send);
  now.current = send;
  useEffect(() => {
    let isCurrent = true;
    void createDetector(JSON.parse(formats) as string[]).then((found) => {
      if (!isCurrent) return;
      detector.current = found;
      setCanScan(found !== null);
      if (found === null) now.current('error', { message: 'This browser cannot read codes.' });
    });
    return () => {
      isCurrent = false;
    };
  }, [formats]);

  const isOn = camera.status === 'on';
  const { video } = camera;
  useEffect(() => {
    if (!isOn) return undefined;
    last.current = '';
    let isBusy = false;
    const timer = setInterval(() => {
      if (isBusy || video.current === null || video.current.videoWidth === 0 || detector.current === null) return;
      isBusy = true;
      detector.current
        .detect(video.current)
        .then(([code]) => {
          if (code === undefined || code.rawValue === last.current) return;
          last.current = code.rawValue;
          now.current('detect', { text: code.rawValue, format: code.format });
        })
        .catch(() => {})
        .finally(() => {
          isBusy = false;
        });
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [isOn, video]);

  const read = async (file: File): Promise<void> => {
    try {
      const [code] = (await detector.current?.detect(await loadPicture(file))) ?? [];
      if (code === undefined) return fail('No code was found in this photo. Take it nearer and straight, or type the code.');
      setProblem('');
      send('detect', { text: code.rawValue, format: code.format });
    } catch {
      fail(`“${file.name}” is not a picture this browser can read.`);
    }
  };
  const start = (): void => {
    if (canScan === true) void camera.start();
    else if (canScan === false) fail('This browser cannot read codes. Type the code instead.');
  };
  const isOff = flagOf(p['disabled']) || flagOf(p['loading']);
  const enter = (): void => {
    if (typed.trim() === '' || isOff) return;
    send('detect', { text: typed.trim(), format: 'typed' });
    setTyped('');
  };
  useMethods(view.id, { start, stop: camera.stop });
  const canType = flagOf(p['canType'], true) || canScan === false;
  const label = textOf(p['label']);
  const text = textOf(view.state['text']);
  const message = problem || camera.message || (canScan === false ? 'This browser cannot read codes. Type the code instead.' : '');
  return (
    <div {...root} className={cx('ca-capture ca-grows', root.className)} role="group" aria-label={textOf(p['ariaLabel']) || label || 'Code scanner'}>
      {label !== '' && <div className="ca-label">{label}</div>}
      {isOn && (
        <div className="ca-capture-view">
          <video ref={camera.video} muted playsInline aria-label="What the camera sees" />
        </div>
      )}
      {message !== '' && (
        <div className="ca-help" role="status">
          {message}
        </div>
      )}
      {canScan === true && (
        <div className="ca-capture-bar">
          {isOn ? (
            <button type="button" className="ca-btn" data-variant="secondary" onClick={camera.stop}>
              <X size={16} aria-hidden="true" />
              Turn the camera off
            </button>
          ) : (
            <>
              <button type="button" className="ca-btn" data-variant="primary" disabled={isOff || camera.status === 'starting'} onClick={start}>
                <ScanLine size={16} aria-hidden="true" />
                Scan
              </button>
              <PickButton label="From a photo" accept="image/*" isDisabled={isOff} onPick={(file) => void read(file)} />
            </>
          )}
        </div>
      )}
      {canType && (
        <div className="ca-capture-bar">
          <div className="ca-input">
            <input
              type="text"
              autoComplete="off"
              aria-label="Type the code"
              placeholder="Type the code"
              disabled={isOff}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return;
                // The form round it is not sent by a code.
                event.preventDefault();
                enter();
              }}
            />
          </div>
          <button type="button" className="ca-btn" data-variant="secondary" disabled={isOff || typed.trim() === ''} onClick={enter}>
            Use it
          </button>
        </div>
      )}
      {text !== '' && (
        <div className="ca-capture-found" role="status">
          <span className="ca-faint">Read last</span> <b>{text}</b>
        </div>
      )}
    </div>
  );
}
