import Plus from 'lucide-react/icons/plus';
import X from 'lucide-react/icons/x';
import type { ReactElement } from 'react';
import type { Condition, Entity, Field, Query } from '../../../shared/app/manifest/index.ts';
import { Button, Checkbox, IconButton, Select } from '../../ui/index.ts';
import { TemplateField, type Scope } from '../properties/index.ts';
import { conditionOps, conditionText, conditionValue, needsValue, sortableFields, SYSTEM_FIELDS, type ConditionOp } from './condition-value.ts';

type Props = { entity: Entity; query: Query; onChange: (patch: Partial<Query>) => void; onTyping: (patch: Partial<Query>) => void };

/** Which rows: all conditions must hold. Values may be bindings. */
export function QueryConditions({ entity, query, scope, onChange, onTyping }: Props & { scope: Scope }): ReactElement {
  const fields = [...entity.fields, ...SYSTEM_FIELDS];
  const { where } = query;
  const put = (at: number, patch: Partial<Condition>): Condition[] => where.map((condition, i) => (i === at ? clean({ ...condition, ...patch }) : condition));
  return (
    <div className="q-list">
      {where.map((condition, i) => {
        const field = fields.find((candidate) => candidate.id === condition.field);
        return (
          <div key={i} className="q-condition raised" data-prop={`where[${i}]`} role="group" aria-label={`Condition ${i + 1}`}>
            <Select size="s" hideLabel label="Field" value={condition.field} options={fieldOptions(fields, condition.field)} onChange={(id) => onChange({ where: put(i, switchField(fields.find((other) => other.id === id), condition, id)) })} />
            <Select size="s" hideLabel label="Comparison" value={condition.op} options={opOptions(field, condition.op)} onChange={(op) => onChange({ where: put(i, { op, value: needsValue(op) ? conditionValue(field, op, conditionText(field, condition.value)) : undefined }) })} />
            <IconButton size="s" label={`Remove condition ${i + 1}`} icon={<X size={12} />} onClick={() => onChange({ where: where.filter((_, k) => k !== i) })} />
            {needsValue(condition.op) && (
              <div className="q-value">
                <TemplateField label={`Value of condition ${i + 1}`} placeholder={placeholderOf(field, condition.op)} value={conditionText(field, condition.value)} scope={scope} onChange={(text) => onTyping({ where: put(i, { value: conditionValue(field, condition.op, text) }) })} />
                <Checkbox label="Leave out while empty" checked={condition.skipEmpty} onChange={(skipEmpty) => onChange({ where: put(i, { skipEmpty }) })} />
              </div>
            )}
          </div>
        );
      })}
      <Button size="s" icon={<Plus size={13} />} onClick={() => onChange({ where: [...where, fresh(entity)] })}>
        Add a condition
      </Button>
    </div>
  );
}

/** In which order, first rule first. */
export function QueryOrder({ entity, query, onChange }: Omit<Props, 'onTyping'>): ReactElement {
  const fields = sortableFields([...entity.fields, ...SYSTEM_FIELDS]);
  const { orderBy } = query;
  const free = fields.find((field) => !orderBy.some((order) => order.field === field.id));
  return (
    <div className="q-list">
      {orderBy.map((order, i) => (
        <div key={i} className="q-order" data-prop={`orderBy[${i}]`} role="group" aria-label={`Order ${i + 1}`}>
          <Select size="s" hideLabel label="Order by" value={order.field} options={fieldOptions(fields, order.field)} onChange={(field) => onChange({ orderBy: orderBy.map((other, k) => (k === i ? { ...other, field } : other)) })} />
          <Select size="s" hideLabel label="Direction" value={order.direction} options={[{ value: 'asc', label: 'Smallest first' }, { value: 'desc', label: 'Largest first' }]} onChange={(direction) => onChange({ orderBy: orderBy.map((other, k) => (k === i ? { ...other, direction } : other)) })} />
          <IconButton size="s" label={`Remove order ${i + 1}`} icon={<X size={12} />} onClick={() => onChange({ orderBy: orderBy.filter((_, k) => k !== i) })} />
        </div>
      ))}
      {free !== undefined && orderBy.length < 4 && (
        <Button size="s" icon={<Plus size={13} />} onClick={() => onChange({ orderBy: [...orderBy, { field: free.id, direction: 'asc' }] })}>
          {orderBy.length === 0 ? 'Add an order' : 'Then by'}
        </Button>
      )}
    </div>
  );
}

function fresh(entity: Entity): Condition {
  const field = entity.fields.find((candidate) => candidate.type === 'choice') ?? entity.fields.find((candidate) => candidate.id === entity.displayField) ?? entity.fields[0];
  // Until it has a value it changes nothing.
  return { field: field?.id ?? 'id', op: conditionOps(field)[0]?.value ?? 'eq', skipEmpty: true };
}

/** A comparison and a value that the other field does not know are let go. */
function switchField(field: Field | undefined, condition: Condition, id: string): Partial<Condition> {
  const ops = conditionOps(field);
  const op: ConditionOp = ops.some((candidate) => candidate.value === condition.op) ? condition.op : (ops[0]?.value ?? 'eq');
  return { field: id, op, value: typeof condition.value === 'string' && condition.value.includes('{{') ? condition.value : undefined };
}

/** Undefined members are left out, as the document wants them. */
function clean(condition: { [K in keyof Condition]: Condition[K] | undefined }): Condition {
  return Object.fromEntries(Object.entries(condition).filter(([, value]) => value !== undefined)) as Condition;
}

/** What is set stays choosable, even when it is gone. */
function fieldOptions(fields: readonly Field[], current: string): { value: string; label: string }[] {
  const options = fields.map((field) => ({ value: field.id, label: field.label }));
  return options.some((option) => option.value === current) ? options : [{ value: current, label: `${current} (missing)` }, ...options];
}

function opOptions(field: Field | undefined, current: ConditionOp): { value: ConditionOp; label: string }[] {
  const options = conditionOps(field);
  return options.some((option) => option.value === current) ? options : [{ value: current, label: current }, ...options];
}

function placeholderOf(field: Field | undefined, op: ConditionOp): string {
  if (op === 'in' || op === 'notIn') return field?.choices?.slice(0, 2).map((choice) => choice.label).join(', ') ?? 'One, two';
  if (field?.type === 'choice') return field.choices?.map((choice) => choice.label).join(', or ') ?? '';
  if (field?.type === 'boolean') return 'yes or no';
  return field?.type === 'date' ? '{{ today() }}' : 'A value, or {{';
}
