import { Mic, Square } from 'lucide-react';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { JsonObject } from '../../shared/kernel/json.ts';
import { PickButton } from '../capture/pick-button.tsx';
import { captureProblem } from '../capture/use-camera.ts';
import { useMethods } from '../core/context.ts';
import { cx } from '../core/cx.ts';
import { fileSourceOf } from '../core/file-source.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { clampOf, flagOf, textOf } from '../core/values.ts';
import { readFile } from '../inputs/file-control.tsx';
import { clockText } from './timer.tsx';
import '../styles/capture.css';

export function AudioRecorder({ view, p, root, send }: NodeProps): ReactElement {
  const recorder = useRef<MediaRecorder | null>(null);
  const began = useRef(0);
  const [seconds, setSeconds] = useState(0);
  const [isOn, setIsOn] = useState(false);
  const [problem, setProblem] = useState('');
  const limit = clampOf(p['maxDuration'], 120, 1, 3600);
  const label = textOf(p['label']);
  const file = fileSourceOf(view.state['file']);
  const isOff = flagOf(p['disabled']) || flagOf(p['loading']);

  const fail = (message: string): void => {
    setProblem(message);
    send('error', { message });
  };
  const keep = (found: JsonObject, length: number): void => send('stop', { recording: false, file: found, seconds: length });
  const stop = (): void => {
    if (recorder.current?.state === 'recording') recorder.current.stop();
  };
  const start = async (): Promise<void> => {
    if (recorder.current !== null) return;
    try {
      const devices: MediaDevices | undefined = navigator.mediaDevices;
      if (devices?.getUserMedia === undefined || typeof MediaRecorder === 'undefined') throw new Error('none');
      const stream = await devices.getUserMedia({ audio: true });
      const machine = new MediaRecorder(stream);
      const parts: Blob[] = [];
      recorder.current = machine;
      machine.ondataavailable = (event) => parts.push(event.data);
      machine.onstop = () => {
        for (const track of stream.getTracks()) track.stop();
        recorder.current = null;
        setIsOn(false);
        const length = Math.round((performance.now() - began.current) / 100) / 10;
        const type = machine.mimeType.replace(/;.*$/, '') || 'audio/webm';
        void readFile(new File(parts, `Recording.${type.slice(type.indexOf('/') + 1)}`, { type })).then((found) => keep(found, length));
      };
      began.current = performance.now();
      machine.start();
      setProblem('');
      setSeconds(0);
      setIsOn(true);
      send('start', { recording: true });
    } catch (error) {
      recorder.current = null;
      fail(captureProblem(error, 'microphone'));
    }
  };
  const end = useRef(stop);
  end.current = stop;
  useEffect(() => {
    if (!isOn) return undefined;
    const timer = setInterval(() => {
      const passed = (performance.now() - began.current) / 1000;
      setSeconds(Math.min(limit, passed));
      if (passed >= limit) end.current();
    }, 200);
    return () => clearInterval(timer);
  }, [isOn, limit]);
  useEffect(() => () => end.current(), []);
  useMethods(view.id, { start: () => void start(), stop });
  return (
    <div {...root} className={cx('ca-capture ca-grows', root.className)} role="group" aria-label={textOf(p['ariaLabel']) || label || 'Sound recorder'}>
      {label !== '' && <div className="ca-label">{label}</div>}
      <div className="ca-capture-bar">
        {isOn ? (
          <button type="button" className="ca-btn" data-variant="danger" onClick={stop}>
            <Square size={14} aria-hidden="true" />
            Stop
          </button>
        ) : (
          <button type="button" className="ca-btn" data-variant="primary" disabled={isOff} onClick={() => void start()}>
            <Mic size={16} aria-hidden="true" />
            {file === null ? 'Record' : 'Record again'}
          </button>
        )}
        {isOn ? (
          <span className="ca-num" role="timer" aria-label="Length">
            {`${clockText(seconds)} of ${clockText(limit)}`}
          </span>
        ) : (
          <PickButton
            label="Choose a file"
            accept="audio/*"
            isDisabled={isOff}
            onPick={(picked) => {
              if (picked.size > 50 * 1024 * 1024) return fail(`“${picked.name}” is larger than 50 MB.`);
              setProblem('');
              void readFile(picked).then((found) => keep(found, 0));
            }}
          />
        )}
      </div>
      {problem !== '' && (
        <div className="ca-help" role="status">
          {problem}
        </div>
      )}
      {file !== null && !isOn && <audio controls src={file.url} aria-label={`${label || 'Recording'}: ${file.name}`} />}
    </div>
  );
}
