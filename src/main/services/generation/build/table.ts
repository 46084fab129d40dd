import type { Json } from '../../../../shared/kernel/json.ts';
import type { PlannedEntity } from '../plan/index.ts';
import { rowActions, verbsOf, type Verb } from './actions.ts';
import { columnsOf } from './columns.ts';
import type { RowEditor } from './form.ts';
import { deleteSteps } from './form.ts';
import type { Kit, Node, StepInput } from './kit.ts';
import { nounOf } from './parts.ts';

export type TableOptions = {
  data: string;
  key: string;
  title?: string;
  columns?: number;
  detail?: (of: string) => StepInput[];
  editor?: RowEditor;
  verbs?: readonly Verb[];
  pageSize?: number;
  searchable?: boolean;
  actions?: boolean;
};

/** A table of an entity's rows with its verbs, edit and delete. Every action is its own chain, so that one refusing never stops another. */
export function tableFor(kit: Kit, entity: PlannedEntity, options: TableOptions): Node {
  const verbs = options.verbs ?? verbsOf(kit, entity);
  const withActions = options.actions !== false;
  const actions = withActions
    ? [
        ...rowActions(verbs).actions,
        ...(options.editor === undefined
          ? []
          : [
              { id: 'edit', label: 'Edit', icon: 'pencil' },
              { id: 'delete', label: 'Delete', icon: 'trash-2', tone: 'danger' as const },
            ]),
      ]
    : [];
  const events: Record<string, StepInput[]> = {};
  if (actions.length > 0) {
    events['rowAction'] = [
      ...(options.editor === undefined ? [] : options.editor.edit('event.row', 'event.action === "edit"')),
      ...verbs.flatMap((verb) => verb.steps('event.row', `event.action === ${JSON.stringify(verb.id)}`)),
      ...(options.editor === undefined ? [] : deleteSteps(kit, entity, 'event.row', 'event.action === "delete"')),
    ];
  }
  if (options.detail !== undefined) events['rowClick'] = options.detail('event.row');
  else if (options.editor !== undefined) events['rowClick'] = options.editor.edit('event.row');
  return kit.node('Table', options.title ?? `${entity.name} table`, {
    id: kit.id(`${options.key} table`),
    props: {
      columns: columnsOf(kit, entity, options.columns ?? 6),
      noun: nounOf(entity),
      searchable: options.searchable ?? true,
      searchPlaceholder: `Search ${entity.plural.toLowerCase()}`,
      pageSize: options.pageSize ?? 10,
      rowActions: actions as unknown as Json,
      emptyText: `No ${entity.plural.toLowerCase()} yet. What you add shows up here at once.`,
      ...(options.title === undefined ? {} : { title: options.title }),
    },
    bindings: { data: `{{ ${options.data} }}` },
    events,
  });
}
