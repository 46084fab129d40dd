import RefreshCw from 'lucide-react/icons/refresh-cw';
import { useMemo, useRef, type ReactElement } from 'react';
import type { Entity, Field, Query } from '../../../shared/app/manifest/index.ts';
import type { Json } from '../../../shared/kernel/json.ts';
import { rpc, useRpcQuery, useRpcStream } from '../../platform/index.ts';
import { EmptyState, IconButton, landmark, Notice } from '../../ui/index.ts';
import { useEditor, useLive, useLiveView, useSection, useTree } from '../editor/index.ts';
import { CellView } from './cell-view.tsx';
import { localToday, lookUpLive, nodeShowing } from './live-lookup.ts';
import { planPreview, PREVIEW_ROWS, resultWords, type PreviewRequest } from './query-preview.ts';

type Answer = { rows: readonly Record<string, Json>[]; total: number; value?: Json; groups?: readonly { key: Json; value: number | null }[]; ms: number };

/** What the query yields now, asked again as it is edited and when rows change. */
export function QueryResult({ query }: { query: Query }): ReactElement {
  const editor = useEditor();
  const live = useLive();
  const tree = useTree();
  const entities = useSection('entities');
  useSection('state');
  const entity = entities.find((candidate) => candidate.id === query.entity);
  const shown = useMemo(() => nodeShowing({ ...tree, pages: () => editor.app.pages() }, query.id), [tree, editor, query.id]);
  const view = useLiveView(shown?.nodeId ?? '');
  const plan = planPreview(query, entities, (code) => lookUpLive(editor.app, (id) => live.liveView(id), code, localToday));
  const request = plan.kind === 'ready' ? plan.request : null;
  const answer = useRpcQuery(`preview ${editor.appId} ${JSON.stringify(request)}`, (signal) => (request === null ? Promise.resolve(null) : ask(editor.appId, request, signal)));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useRpcStream(`data.watch ${editor.appId} ${query.id}`, (signal) => rpc.data.watch({ appId: editor.appId }, { signal }), (change: { entity: string }) => {
    if (change.entity !== query.entity) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(answer.reload, 150);
  });
  const onCanvas = shown === null || view === undefined ? undefined : live.liveView(shown.nodeId)?.props[shown.key];
  const isFromCanvas = onCanvas !== undefined && (plan.kind === 'script' || (plan.kind === 'ready' && plan.unknown.length > 0));
  const data = answer.data ?? null;
  const words = isFromCanvas ? (Array.isArray(onCanvas) ? `${onCanvas.length.toLocaleString('en')} ${onCanvas.length === 1 ? 'row' : 'rows'}, as on the canvas` : 'As on the canvas') : data === null || plan.kind !== 'ready' ? '' : data.groups !== undefined ? `${data.groups.length} ${data.groups.length === 1 ? 'group' : 'groups'}, ${Math.max(1, Math.round(data.ms))} ms` : resultWords(data.value === undefined ? data.rows.length : data.total, data.total, data.ms);
  return (
    <section className="rows" {...landmark(`${query.name}, result`)}>
      <div className="rows-bar">
        <b>Result</b>
        <span className="t3 num ell" role="status">{words}</span>
        <span className="grow" />
        <IconButton size="s" label="Ask again" icon={<RefreshCw size={13} />} disabled={plan.kind !== 'ready'} onClick={answer.reload} />
      </div>
      {!isFromCanvas && plan.kind === 'ready' && plan.unknown.length > 0 && (
        <p className="result-note">Shown without {plan.unknown.map((code, i) => <span key={code}>{i > 0 && ', '}<code className="bind">{code}</code></span>)}, which only the running app knows.</p>
      )}
      {isFromCanvas ? (
        <ResultValue value={onCanvas} query={query} entity={entity} entities={entities} />
      ) : plan.kind === 'unfinished' ? (
        <EmptyState title="No result yet">{plan.words}</EmptyState>
      ) : plan.kind === 'script' ? (
        <EmptyState title="No result here">A script runs inside the app. Its result shows here once something on a page shows it.</EmptyState>
      ) : answer.error !== undefined && data === null ? (
        <div style={{ padding: 12 }}><Notice tone="danger" title="The query could not be read">{answer.error.message}</Notice></div>
      ) : data === null ? (
        <div className="result-body" />
      ) : data.groups !== undefined ? (
        <Groups groups={data.groups} query={query} entity={entity} entities={entities} />
      ) : data.value !== undefined ? (
        <Figure value={data.value} />
      ) : (
        <ResultTable rows={data.rows} query={query} entity={entity} entities={entities} />
      )}
    </section>
  );
}

async function ask(appId: string, request: PreviewRequest, signal: AbortSignal): Promise<Answer> {
  const started = performance.now();
  const ms = (): number => performance.now() - started;
  switch (request.kind) {
    case 'list': {
      const { rows, total } = await rpc.data.list({ appId, request: request.request }, { signal });
      return { rows, total, ms: ms() };
    }
    case 'count': {
      const { count } = await rpc.data.count({ appId, entity: request.entity, where: request.where, search: request.search }, { signal });
      return { rows: [], total: count, value: count, ms: ms() };
    }
    case 'aggregate': {
      const groups = await rpc.data.aggregate({ appId, request: request.request }, { signal });
      const [only] = groups;
      return request.request.groupBy === undefined ? { rows: [], total: 1, value: only?.value ?? null, ms: ms() } : { rows: [], total: groups.length, groups, ms: ms() };
    }
  }
}

type Shape = { query: Query; entity: Entity | undefined; entities: readonly Entity[] };

/** A value that the running app worked out. */
function ResultValue({ value, ...shape }: Shape & { value: Json | undefined }): ReactElement {
  if (Array.isArray(value) && value.every(isRow)) return <ResultTable rows={value.slice(0, PREVIEW_ROWS)} {...shape} />;
  if (value !== null && typeof value === 'object') return <pre className="result-body result-json scroll" tabIndex={0} aria-label="Result">{JSON.stringify(value, null, 2)}</pre>;
  return <Figure value={value ?? null} />;
}

function isRow(value: Json): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function Figure({ value }: { value: Json }): ReactElement {
  return (
    <div className="result-body result-figure">
      <b className="num">{typeof value === 'number' ? value.toLocaleString('en') : value === null ? 'Nothing' : String(value)}</b>
    </div>
  );
}

function ResultTable({ rows, query, entity, entities }: Shape & { rows: readonly Record<string, Json>[] }): ReactElement {
  // Reference columns without their row show an id, as the app would.
  const fields: readonly Field[] = entity?.fields ?? Object.keys(rows[0] ?? {}).map((id): Field => ({ id, label: id, type: 'text', required: false, unique: false }));
  if (rows.length === 0) return <EmptyState title="No rows match">{query.where.length > 0 ? 'Change a condition to see more.' : 'Rows that are added show here at once.'}</EmptyState>;
  return (
    <div className="result-body scroll" tabIndex={0} role="region" aria-label={`Rows of ${query.name}`}>
      <table className="result-table">
        <thead>
          <tr>{fields.map((field) => <th key={field.id} scope="col">{field.label}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={typeof row['id'] === 'string' ? row['id'] : i}>{fields.map((field) => <td key={field.id}>{field.type === 'computed' && row[field.id] !== undefined ? <span className="ell">{String(row[field.id])}</span> : <CellView field={field} row={row} entities={entities} />}</td>)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Groups({ groups, query, entity, entities }: Shape & { groups: readonly { key: Json; value: number | null }[] }): ReactElement {
  const field = entity?.fields.find((candidate) => candidate.id === query.aggregate?.groupBy);
  return (
    <div className="result-body scroll" tabIndex={0} role="region" aria-label={`Groups of ${query.name}`}>
      <table className="result-table">
        <thead>
          <tr><th scope="col">{field?.label ?? 'Group'}</th><th scope="col">{query.aggregate?.op === 'count' ? 'How many' : 'Figure'}</th></tr>
        </thead>
        <tbody>
          {groups.map((group, i) => (
            <tr key={i}>
              <td>{field === undefined ? String(group.key) : <CellView field={field} row={{ [field.id]: group.key }} entities={entities} />}</td>
              <td className="num">{group.value?.toLocaleString('en') ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
