import ChevronDown from 'lucide-react/icons/chevron-down';
import CircleCheck from 'lucide-react/icons/circle-check';
import { useMemo, useState, type ReactElement } from 'react';
import type { Theme } from '../../../shared/app/manifest/index.ts';
import { contrastPairs, explainTheme, resolveTheme, type Scheme } from '../../../shared/app/theme/index.ts';
import { Segmented, Tag } from '../../ui/index.ts';

/** Every pair of text and ground with its contrast, and what was changed so that all of them read. */
export function ContrastSection({ theme, start }: { theme: Theme; /** The scheme that is looked at first. */ start: Scheme }): ReactElement {
  const [chosen, setScheme] = useState<Scheme | null>(null);
  const [isOpen, setOpen] = useState(false);
  const scheme = chosen ?? start;
  const pairs = useMemo(() => contrastPairs(resolveTheme(theme)[scheme]), [theme, scheme]);
  const notes = useMemo(() => explainTheme(theme, scheme), [theme, scheme]);
  const worst = pairs[0];
  const low = pairs.filter((pair) => pair.level === 'low').length;
  const best = pairs.filter((pair) => pair.level === 'AAA').length;
  return (
    <>
      <Segmented full size="s" label="Scheme to check" value={scheme} options={[{ value: 'light', label: 'Light' }, { value: 'dark', label: 'Dark' }]} onChange={setScheme} />
      <p className="th-verdict" role="status" data-ok={low === 0 || undefined}>
        {low === 0 && <CircleCheck size={14} aria-hidden />}
        <span>
          {low === 0 ? `All ${pairs.length} pairs of text and ground pass AA, ${best} of them AAA.` : `${low} of ${pairs.length} pairs of text and ground are below AA.`}
          {worst !== undefined && ` Lowest: ${ratioWords(worst.ratio)} : 1.`}
        </span>
      </p>
      {notes.length > 0 && (
        <ul className="th-notes" aria-label="Adjusted colours">
          {notes.map((note) => (
            <li key={note.part}>
              <span className="th-move" aria-hidden="true">
                <i style={{ background: note.from }} />
                <i style={{ background: note.to }} />
              </span>
              <span>{note.words}</span>
            </li>
          ))}
        </ul>
      )}
      <button type="button" className="th-more" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <ChevronDown size={12} aria-hidden />
        {isOpen ? 'Hide the pairs' : 'Show every pair'}
      </button>
      {isOpen && (
        <table className="th-pairs">
          <caption className="sr-only">Contrast of text and ground, the lowest first</caption>
          <thead className="sr-only">
            <tr>
              <th>Sample</th>
              <th>Pair</th>
              <th>Ratio</th>
              <th>Level</th>
            </tr>
          </thead>
          <tbody>
            {pairs.map((pair) => (
              <tr key={`${pair.color} ${pair.ground}`} title={`${pair.text} on ${pair.on}`}>
                <td>
                  <span className="th-sample" style={{ color: pair.text, background: pair.on }}>
                    Aa
                  </span>
                </td>
                <td>{pair.words}</td>
                <td className="num">{ratioWords(pair.ratio)}</td>
                <td>
                  <Tag tone={pair.level === 'low' ? 'danger' : pair.level === 'AAA' ? 'ok' : 'neutral'}>{pair.level === 'low' ? 'Low' : pair.level}</Tag>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

/** Rounded down, so that nothing looks better than it is. */
function ratioWords(ratio: number): string {
  return (Math.floor(ratio * 10) / 10).toFixed(1);
}
