import { type ReactElement, useMemo } from 'react';
import { encode } from 'uqr';
import { cx } from '../core/cx.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { clampOf, oneOf, textOf } from '../core/values.ts';

const LEVELS = { low: 'L', medium: 'M', quarter: 'Q', high: 'H' } as const;
/** Modules of quiet zone that scanners ask for. */
const BORDER = 4;

/** Dark on white in both themes: many scanners do not read the other way round. */
export function QRCode({ p, root }: NodeProps): ReactElement {
  const data = textOf(p['data']);
  const level = LEVELS[oneOf(p['level'], ['low', 'medium', 'quarter', 'high'] as const, 'medium')];
  const code = useMemo(() => {
    if (data === '') return null;
    try {
      const { data: dots, size } = encode(data, { ecc: level, border: BORDER });
      let path = '';
      for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) if (dots[y]?.[x] === true) path += `M${x} ${y}h1v1h-1z`;
      return { path, size };
    } catch {
      return undefined;
    }
  }, [data, level]);
  const width = clampOf(p['size'], 180, 64, 800);
  const caption = textOf(p['caption']);
  return (
    <figure {...root} className={cx('ca-qr', root.className)} style={{ width, ...root.style }}>
      {code === null || code === undefined ? (
        <div className="ca-qr-none" role="note">
          {code === null ? 'A QR code shows here when there is something to say.' : 'This is too long for a QR code. Use a shorter text or address.'}
        </div>
      ) : (
        <svg
          viewBox={`0 0 ${code.size} ${code.size}`}
          role="img"
          aria-label={textOf(p['ariaLabel']) || `QR code: ${data.slice(0, 120)}`}
          shapeRendering="crispEdges"
        >
          <rect width={code.size} height={code.size} fill="#fff" />
          <path d={code.path} fill="#000" />
        </svg>
      )}
      {caption !== '' && <figcaption className="ca-faint">{caption}</figcaption>}
    </figure>
  );
}
