import { type PointerEvent, type ReactElement, useRef, useState } from 'react';
import { imageSource } from '../components/image.tsx';
import { scaleOf } from '../core/scale.ts';
import { textOf } from '../core/values.ts';
import type { Control } from './input-node.tsx';
import '../styles/capture.css';

export type SignatureControlProps = { control: Control; height: number; pen: number; canType: boolean };
type Point = readonly [x: number, y: number];

/** A smooth line through the points: curves from the middle of each piece to the next. */
export function strokePath(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  const last = points.at(-1) ?? first;
  if (rest.length === 0) return `M${first[0]} ${first[1]}h.01`;
  let path = `M${first[0]} ${first[1]}`;
  for (let i = 1; i < points.length - 1; i++) {
    const [a, b] = [points[i] ?? first, points[i + 1] ?? last];
    path += `Q${a[0]} ${a[1]} ${round((a[0] + b[0]) / 2)} ${round((a[1] + b[1]) / 2)}`;
  }
  return `${path}L${last[0]} ${last[1]}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function pictureOf(inside: string, width: number, height: number): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${inside}</svg>`;
  return `data:image/svg+xml;base64,${btoa(Array.from(new TextEncoder().encode(svg), (byte) => String.fromCharCode(byte)).join(''))}`;
}

/** The picture is dark ink on nothing: it prints, and stands on any paper. On screen it lies on white in both themes. */
export function SignatureControl({ control, height, pen, canType }: SignatureControlProps): ReactElement {
  const pad = useRef<HTMLDivElement>(null);
  const [strokes, setStrokes] = useState<readonly string[]>([]);
  const [current, setCurrent] = useState<readonly Point[]>([]);
  const [typed, setTyped] = useState<string | null>(null);
  const value = imageSource(textOf(control.value));
  /** What is drawn here belongs to the value; a value from elsewhere is shown as its picture. */
  const drawn = useRef('');
  const isOwn = value !== '' && value === drawn.current;
  const isLocked = control.isDisabled || control.isReadOnly;
  const { a11y } = control;

  const size = (): { width: number; height: number } => {
    const element = pad.current;
    return { width: Math.max(1, element?.offsetWidth || 300), height: Math.max(1, element?.offsetHeight || height) };
  };
  const pointOf = (event: PointerEvent): Point => {
    const box = pad.current?.getBoundingClientRect();
    const scale = scaleOf(pad.current);
    return [round((event.clientX - (box?.left ?? 0)) / scale), round((event.clientY - (box?.top ?? 0)) / scale)];
  };
  const tell = (picture: string): void => {
    drawn.current = picture;
    control.onChange(picture);
  };
  const finish = (): void => {
    if (current.length === 0) return;
    const next = [...(isOwn ? strokes : []), strokePath(current)];
    setStrokes(next);
    setCurrent([]);
    const { width, height: tall } = size();
    tell(
      pictureOf(`<path d="${next.join('')}" fill="none" stroke="#16202b" stroke-width="${pen}" stroke-linecap="round" stroke-linejoin="round"/>`, width, tall),
    );
  };
  const clear = (): void => {
    setStrokes([]);
    setCurrent([]);
    setTyped(null);
    tell('');
  };
  const type = (text: string): void => {
    setTyped(text);
    setStrokes([]);
    if (text.trim() === '') return tell('');
    const { width, height: tall } = size();
    const name = text.replace(/[<>&"]/g, '').slice(0, 60);
    const font = Math.min(tall * 0.42, (width * 1.7) / Math.max(6, name.length));
    tell(
      pictureOf(
        `<text x="16" y="${round(tall * 0.62)}" font-family="'Segoe Script','Snell Roundhand','Brush Script MT',cursive" font-size="${round(font)}" font-style="italic" fill="#16202b">${name}</text>`,
        width,
        tall,
      ),
    );
  };
  const shows = value !== '' && !(isOwn && strokes.length > 0);
  return (
    <div
      className="ca-sign"
      role="group"
      aria-labelledby={a11y.labelId}
      aria-label={a11y['aria-label']}
      aria-describedby={a11y['aria-describedby']}
      aria-invalid={a11y['aria-invalid']}
    >
      <div
        ref={pad}
        className="ca-sign-pad"
        style={{ height }}
        role="img"
        // What can only be read has no other stop.
        tabIndex={control.isReadOnly && !control.isDisabled ? 0 : undefined}
        aria-label={value === '' ? 'Not signed yet' : 'Signed'}
        data-disabled={isLocked}
        data-invalid={a11y['aria-invalid']}
        onPointerDown={(event) => {
          if (isLocked || event.button !== 0 || typed !== null) return;
          event.preventDefault();
          event.currentTarget.setPointerCapture?.(event.pointerId);
          control.onFocus();
          setCurrent([pointOf(event)]);
        }}
        onPointerMove={(event) => current.length > 0 && setCurrent([...current, pointOf(event)])}
        onPointerUp={finish}
        onPointerCancel={finish}
      >
        {shows && <img src={value} alt="" />}
        <svg aria-hidden="true" strokeWidth={pen}>
          {isOwn && strokes.map((path, i) => <path key={i} d={path} />)}
          {current.length > 0 && <path d={strokePath(current)} />}
        </svg>
        {value === '' && current.length === 0 && <span className="ca-sign-hint">{control.placeholder || 'Sign here'}</span>}
      </div>
      {!isLocked && (
        <div className="ca-sign-bar">
          {canType && typed === null && (
            <button type="button" className="ca-btn" data-variant="ghost" data-size="small" onClick={() => type('')}>
              Type instead
            </button>
          )}
          {typed !== null && (
            <input
              className="ca-input"
              type="text"
              autoFocus
              aria-label="Type your name to sign"
              placeholder="Your name"
              value={typed}
              onChange={(event) => type(event.target.value)}
              onBlur={control.onBlur}
            />
          )}
          {(value !== '' || typed !== null) && (
            <button type="button" className="ca-btn" data-variant="ghost" data-size="small" onClick={clear}>
              Clear
            </button>
          )}
        </div>
      )}
    </div>
  );
}
