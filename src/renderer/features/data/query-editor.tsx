import Zap from 'lucide-react/icons/zap';
import { useRef, type ReactElement, type ReactNode } from 'react';
import { updateQuery } from '../../../shared/app/document/index.ts';
import type { Entity, Query } from '../../../shared/app/manifest/index.ts';
import { Checkbox, landmark, Segmented, Select, Switch } from '../../ui/index.ts';
import { useEditor, useSection } from '../editor/index.ts';
import { NumberField, PlainRow, TemplateField, useAppScope, type Scope } from '../properties/index.ts';
import { numberFields } from './condition-value.ts';
import { CodeArea, ItemHead, useShowKey, UsedIn } from './item-parts.tsx';
import { QueryConditions, QueryOrder } from './query-conditions.tsx';

type Patch = Parameters<typeof updateQuery>[3];

const KINDS: readonly { value: Query['kind']; label: string; hint: string }[] = [
  { value: 'list', label: 'Rows', hint: 'Rows that fit the conditions.' },
  { value: 'get', label: 'One row', hint: 'The row with a given id.' },
  { value: 'count', label: 'How many', hint: 'How many rows fit the conditions.' },
  { value: 'aggregate', label: 'A figure', hint: 'A sum, an average, the least or the most, also for each group.' },
  { value: 'script', label: 'Script', hint: 'Whatever a piece of JavaScript returns.' },
];
const FIGURES = [{ value: 'count', label: 'How many' }, { value: 'sum', label: 'Sum' }, { value: 'avg', label: 'Average' }, { value: 'min', label: 'Least' }, { value: 'max', label: 'Most' }] as const;

/** Everything about one query, as one scroll. Each change is one undo step. */
export function QueryEditor({ query }: { query: Query }): ReactElement {
  const editor = useEditor();
  const entities = useSection('entities');
  const form = useRef<HTMLElement>(null);
  useShowKey(form, query.id);
  const scope = useAppScope(query.id);
  const entity = entities.find((candidate) => candidate.id === query.entity);
  const change = (patch: Patch): void => void editor.change(() => updateQuery(editor.app, editor.origin(), query.id, patch));
  const typing = (patch: Patch): void => editor.type(() => updateQuery(editor.app, editor.origin(), query.id, patch));
  const hasRows = query.kind === 'list' || query.kind === 'get';
  return (
    <section ref={form} className="panel item-form" {...landmark(`Query ${query.name}`)}>
      <ItemHead icon={<Zap size={15} aria-hidden />} name={query.name} kind="Query" code={`${query.id}.data`} onRename={(name) => change({ name })} />
      <fieldset className="item-scroll scroll" disabled={!editor.canEdit}>
        <Group title="What it reads">
          <Segmented full size="s" label="Gives" value={query.kind} options={KINDS} onChange={(kind) => change(withKind(query, kind, entities))} />
          <p className="t3 item-hint">{KINDS.find((kind) => kind.value === query.kind)?.hint}</p>
          {query.kind !== 'script' && (
            <PlainRow label="Of" name="entity">
              <Select label="Of" hideLabel value={query.entity ?? ''} options={entityOptions(entities, query.entity)} onChange={(id) => change(withEntity(query, entities.find((other) => other.id === id), id))} />
            </PlainRow>
          )}
          {query.kind === 'get' && (
            <PlainRow label="Row id" name="rowId">
              <TemplateField label="Row id" placeholder="{{ page.params.id }}" value={textOf(query.rowId)} scope={scope} onChange={(text) => typing({ rowId: text === '' ? undefined : text })} />
            </PlainRow>
          )}
          {query.kind === 'aggregate' && entity !== undefined && <Figure query={query} entity={entity} onChange={change} />}
          {query.kind === 'script' && <CodeArea label="Code" name="code" value={query.code ?? ''} placeholder="return await db.task.list({ where: [] })" onChange={(code) => change({ code })} />}
        </Group>
        {entity !== undefined && query.kind !== 'script' && query.kind !== 'get' && (
          <Group title="Only where">
            <QueryConditions entity={entity} query={query} scope={scope} onChange={change} onTyping={typing} />
          </Group>
        )}
        {query.kind !== 'script' && query.kind !== 'get' && query.kind !== 'aggregate' && (
          <Group title="Search">
            <PlainRow label="Words" name="search">
              <TemplateField label="Words to search for" placeholder="{{ search.value }}" value={textOf(query.search)} scope={scope} onChange={(text) => typing({ search: text === '' ? undefined : text })} />
            </PlainRow>
          </Group>
        )}
        {entity !== undefined && query.kind === 'list' && (
          <Group title="Order and size">
            <QueryOrder entity={entity} query={query} onChange={change} />
            <PlainRow label="At most" name="limit">
              <NumberField label="At most" unit="rows" placeholder="1000" min={1} max={100_000} value={query.limit} onChange={(limit) => typing({ limit: limit === null ? undefined : Math.round(limit) })} onDone={() => editor.undo.stopCapturing()} />
            </PlainRow>
          </Group>
        )}
        {hasRows && entity !== undefined && <Include query={query} entity={entity} entities={entities} onChange={change} />}
        <When query={query} scope={scope} onChange={change} onTyping={typing} onDone={() => editor.undo.stopCapturing()} />
        <UsedIn id={query.id} />
      </fieldset>
    </section>
  );
}

export function Group({ title, children }: { title: string; children: ReactNode }): ReactElement {
  return (
    <div className="props-group">
      <h3>{title}</h3>
      {children}
    </div>
  );
}

function Figure({ query, entity, onChange }: { query: Query; entity: Entity; onChange: (patch: Patch) => void }): ReactElement {
  const { op = 'count', field, groupBy } = query.aggregate ?? {};
  const set = (next: { op?: NonNullable<Query['aggregate']>['op']; field?: string | undefined; groupBy?: string | undefined }): void => {
    const merged = { op, field, groupBy, ...next };
    onChange({ aggregate: { op: merged.op, ...(merged.field === undefined ? {} : { field: merged.field }), ...(merged.groupBy === undefined ? {} : { groupBy: merged.groupBy }) } });
  };
  const named = (fields: readonly { id: string; label: string }[]): { value: string; label: string }[] => fields.map(({ id, label }) => ({ value: id, label }));
  const numbers = op === 'min' || op === 'max' ? entity.fields.filter((each) => numberFields([each]).length > 0 || ['date', 'datetime', 'time'].includes(each.type)) : numberFields(entity.fields);
  return (
    <>
      <PlainRow label="Figure" name="aggregate">
        <Select label="Figure" hideLabel value={op} options={FIGURES} onChange={(next) => set({ op: next, ...(next === 'count' ? { field: undefined } : field === undefined && numbers[0] !== undefined ? { field: numbers[0].id } : {}) })} />
      </PlainRow>
      {op !== 'count' && (
        <PlainRow label="Of field">
          <Select label="Of field" hideLabel value={field ?? ''} options={[...(field === undefined ? [{ value: '', label: 'Choose' }] : []), ...named(numbers)]} onChange={(next) => set({ field: next === '' ? undefined : next })} />
        </PlainRow>
      )}
      <PlainRow label="For each">
        <Select label="For each" hideLabel value={groupBy ?? ''} options={[{ value: '', label: 'All together' }, ...named(entity.fields.filter((each) => each.type !== 'json' && each.type !== 'file'))]} onChange={(next) => set({ groupBy: next === '' ? undefined : next })} />
      </PlainRow>
    </>
  );
}

/** Rows of other entities that come along, so that their names can be shown. */
function Include({ query, entity, entities, onChange }: { query: Query; entity: Entity; entities: readonly Entity[]; onChange: (patch: Patch) => void }): ReactElement | null {
  const references = entity.fields.filter((field) => field.type === 'reference');
  if (references.length === 0) return null;
  return (
    <Group title="Bring along">
      <div className="q-list" data-prop="include">
        {references.map((field) => (
          <Checkbox key={field.id} label={`${field.label} (${entities.find((other) => other.id === field.reference?.entity)?.name ?? 'missing'})`} checked={query.include.includes(field.id)} onChange={(on) => onChange({ include: on ? [...query.include, field.id] : query.include.filter((id) => id !== field.id) })} />
        ))}
      </div>
    </Group>
  );
}

function When({ query, scope, onChange, onTyping, onDone }: { query: Query; scope: Scope; onChange: (patch: Patch) => void; onTyping: (patch: Patch) => void; onDone: () => void }): ReactElement {
  return (
    <Group title="When it runs">
      <PlainRow label="By itself" name="autoRun" title="At the start, and again when a value in it or a row it reads changes. Off: only when a step runs it.">
        <Switch label="Runs by itself" checked={query.autoRun} onChange={(autoRun) => onChange({ autoRun })} />
      </PlainRow>
      <PlainRow label="Only while" name="enabled">
        <TemplateField isBare label="Only while" placeholder="search.value.length > 2" value={query.enabled ?? ''} scope={scope} onChange={(text) => onTyping({ enabled: text.trim() === '' ? undefined : text })} onDone={onDone} />
      </PlainRow>
      <PlainRow label="After" name="debounceMs" title="Waits this long after the last change of a value in it.">
        <NumberField label="Waits" unit="ms" placeholder="0" min={0} max={10_000} value={query.debounceMs === 0 ? undefined : query.debounceMs} onChange={(ms) => onTyping({ debounceMs: Math.round(ms ?? 0) })} onDone={onDone} />
      </PlainRow>
    </Group>
  );
}

/** What a new kind needs is filled in where there is one sensible choice. */
function withKind(query: Query, kind: Query['kind'], entities: readonly Entity[]): Patch {
  const entity = query.entity ?? (kind === 'script' ? undefined : entities[0]?.id);
  return { kind, ...(entity === undefined ? {} : { entity }), ...(kind === 'aggregate' && query.aggregate === undefined ? { aggregate: { op: 'count' as const } } : {}) };
}

/** Conditions, order and figures name fields, so they stay only where the other entity has fields of the same name. */
function withEntity(query: Query, entity: Entity | undefined, id: string): Patch {
  const has = (field: string): boolean => ['id', 'createdAt', 'updatedAt'].includes(field) || entity?.fields.some((other) => other.id === field) === true;
  const { aggregate } = query;
  return {
    entity: id,
    where: query.where.filter((condition) => has(condition.field)),
    orderBy: query.orderBy.filter((order) => has(order.field)),
    include: entity?.fields.filter((field) => field.type === 'reference').map((field) => field.id) ?? [],
    ...(aggregate === undefined ? {} : { aggregate: { op: aggregate.op, ...(aggregate.field !== undefined && has(aggregate.field) ? { field: aggregate.field } : {}), ...(aggregate.groupBy !== undefined && has(aggregate.groupBy) ? { groupBy: aggregate.groupBy } : {}) } }),
  };
}

function entityOptions(entities: readonly Entity[], current: string | undefined): { value: string; label: string }[] {
  const options = entities.map((entity) => ({ value: entity.id, label: entity.plural }));
  if (current === undefined) return [{ value: '', label: 'Choose' }, ...options];
  return options.some((option) => option.value === current) ? options : [{ value: current, label: `${current} (missing)` }, ...options];
}

function textOf(value: unknown): string {
  return value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);
}
