import type { ReactElement } from 'react';
import { COMMON_PROPS, type ComponentSpec } from '../../../shared/app/catalogue/index.ts';

const keysOf = (entries: Readonly<Record<string, string>>): string =>
  Object.entries(entries)
    .map(([key, type]) => `${key} (${type})`)
    .join(', ');

/** What the catalogue says about a component. */
export function SpecTables({ spec }: { spec: ComponentSpec }): ReactElement {
  const props = Object.entries(spec.props).filter(([key]) => COMMON_PROPS[key] === undefined);
  return (
    <>
      <Lines
        title="Properties"
        heads={['Property', 'Type', 'Default', 'What it does']}
        lines={props.map(([key, prop]) => [
          key,
          prop.options?.join(', ') ?? prop.type,
          prop.default === '' || prop.default === null ? '' : JSON.stringify(prop.default).slice(0, 60),
          `${prop.label}${prop.description === undefined ? '' : `. ${prop.description}`}`,
        ])}
      />
      <Lines title="Events" heads={['Event', 'When', 'With']} lines={Object.entries(spec.events).map(([key, { label, payload }]) => [key, label, keysOf(payload)])} />
      <Lines title="Methods" heads={['Method', 'What it does', 'Takes']} lines={Object.entries(spec.methods).map(([key, { label, args }]) => [key, label, keysOf(args)])} />
      <Lines title="State" heads={['State', 'What it is']} lines={Object.entries(spec.state).map(([key, { description }]) => [key, description])} />
    </>
  );
}

function Lines({ title, heads, lines }: { title: string; heads: readonly string[]; lines: readonly (readonly string[])[] }): ReactElement | null {
  if (lines.length === 0) return null;
  return (
    <table className="gallery-table">
      <caption>{title}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(([key, ...cells]) => (
          <tr key={key}>
            <th scope="row">{key}</th>
            {cells.map((cell, i) => (
              <td key={heads[i + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
