import { type ReactElement, useMemo } from 'react';
import { Markdown } from '../core/markdown.tsx';
import { type Shown, csvRows } from './doc-kind.ts';

/** More would make the page slow; the download has it all. */
const MAX_ROWS = 1000;
const MAX_LETTERS = 400_000;

export function DocText({ kind, text, name }: { kind: Shown; text: string; name: string }): ReactElement {
  if (kind === 'markdown')
    return (
      <div className="ca-doc-text ca-markdown" tabIndex={0} role="group" aria-label={name}>
        <Markdown text={text.slice(0, MAX_LETTERS)} />
      </div>
    );
  if (kind === 'csv') return <CsvTable text={text} name={name} />;
  return (
    <pre className="ca-doc-text ca-doc-plain" tabIndex={0} aria-label={name} role="group">
      {kind === 'json' ? pretty(text) : text.slice(0, MAX_LETTERS)}
      {text.length > MAX_LETTERS && '\n… The rest is in the download.'}
    </pre>
  );
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2).slice(0, MAX_LETTERS);
  } catch {
    return text.slice(0, MAX_LETTERS);
  }
}

function CsvTable({ text, name }: { text: string; name: string }): ReactElement {
  const rows = useMemo(() => csvRows(text), [text]);
  const [head = [], ...rest] = rows;
  return (
    <div className="ca-doc-text" tabIndex={0} role="group" aria-label={`${name}, scrollable`}>
      <table aria-label={name}>
        <thead>
          <tr>
            {head.map((cell, i) => (
              <th key={i} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rest.slice(0, MAX_ROWS).map((row, i) => (
            <tr key={i}>
              {head.map((_, j) => (
                <td key={j}>{row[j] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rest.length > MAX_ROWS && <p className="ca-faint">{`The first ${MAX_ROWS} of ${rest.length} lines. The rest is in the download.`}</p>}
    </div>
  );
}
