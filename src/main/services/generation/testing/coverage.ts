import type { Generated } from '../engine.ts';
import { singular, wordsOf } from '../understand/words.ts';

type Named = { name: string; aliases?: readonly string[]; fields?: readonly Named[] };
/** What a judge expects of an app, as in prompt files: one JSON object a line with `prompt`, `archetypes_accept` and `required`. */
export type Required = { entities: readonly Named[]; actions: readonly Named[]; pages: readonly Named[] };
export type Coverage = { entities: [number, number]; fields: [number, number]; actions: [number, number]; pages: [number, number]; missing: string[] };

/** Actions that screens offer under other words. Matched against the app's actions, its pages and its buttons. */
const SAME: Readonly<Record<string, string>> = {
  list: 'list table browse see all',
  create: 'add new post place write save',
  edit: 'edit save',
  delete: 'delete remove',
  view: 'open details see',
  read: 'read open',
  detail: 'open details',
  browse: 'open list',
  search: 'search',
  filter: 'filter any',
  select: 'choose select book',
  manage: 'edit',
  submit: 'submit send',
  validate: 'submit',
  login: 'sign in',
  update_status: 'next step move approve mark accept',
  track_status: 'next step move mark',
  track: 'list',
  approve: 'approve',
  reject: 'reject',
  accept: 'accept',
  book: 'book',
  pay: 'paid pay checkout',
  refund: 'refund',
  ship: 'ship',
  receive: 'receive',
  call_to_action: 'request get started',
  start: 'start',
  pause: 'pause',
  end: 'end',
  reset: 'reset',
  restart: 'restart',
  steer: 'control up',
  control: 'control',
  score: 'score',
  practice: 'practice',
  answer: 'answer',
  take_exam: 'exam',
  favorite: 'favorite',
  check_in: 'check in',
  view_wrong: 'wrong',
  send_message: 'send',
  create_group: 'group',
  add_field: 'field',
  reorder: 'move up',
  fill: 'fill',
  calculate: 'calculate price total',
  generate_report: 'report statement reports statements',
  generate: 'add generate',
  select_seat: 'seat',
  edit_profile: 'profile',
  upload: 'upload send',
  parse: 'parse',
  convert: 'convert',
  download: 'download',
  contact: 'contact',
  set_priority: 'priority edit',
  view_rules: 'rules',
  view_results: 'results',
  select_type: 'type',
  print: 'print',
  apply: 'apply',
  clock_in: 'clock in',
  clock_out: 'clock out',
  analyze: 'analytics report statistics',
  encode: 'encode',
  decode: 'decode',
  view_chart: 'trends chart',
  choose: 'choose',
  write: 'write',
  suggest: 'suggest',
  preview: 'preview',
  save: 'save',
};

/** How much of what was expected is there, by word stem or alias. */
export function coverageOf({ plan, manifest, actions }: Generated, required: Required): Coverage {
  const missing: string[] = [];
  const stems = (text: string): string => wordsOf(text.replace(/[_-]/g, ' ')).map(singular).join(' ');
  const screens = JSON.stringify(manifest.pages.map((page) => [page.name, page.root])).toLowerCase();
  const labels = stems(
    [
      ...actions,
      ...manifest.pages.map((page) => page.name),
      ...[...screens.matchAll(/"(?:text|label|title|placeholder|content)":"([^"]{1,60})"/g)].map((match) => match[1] ?? ''),
    ].join(' . '),
  );
  const says = (text: string, names: readonly string[]): boolean =>
    names.some(
      (name) =>
        ` ${text} `.includes(` ${stems(name)} `) ||
        stems(name)
          .split(' ')
          .every((word) => text.includes(word)),
    );
  const count = (items: readonly Named[], found: (item: Named) => boolean, kind: string): [number, number] => {
    const hits = items.filter((item) => {
      const ok = found(item);
      if (!ok) missing.push(`${kind}: ${item.name}`);
      return ok;
    });
    return [hits.length, items.length];
  };
  const all = (item: Named): string[] => [item.name, ...(item.aliases ?? [])];
  const entityText = plan.entities.map((entity) => ({ entity, text: stems(`${entity.name} ${entity.kind ?? ''} ${entity.plural}`) }));
  const match = (item: Named): (typeof entityText)[number] | undefined => entityText.find(({ text }) => says(text, all(item)));
  const fields = required.entities.flatMap((item) => (item.fields ?? []).map((field) => ({ ...field, of: item })));
  return {
    entities: count(required.entities, (item) => match(item) !== undefined, 'entity'),
    fields: count(
      fields,
      (field) =>
        says(
          stems(
            (match((field as (typeof fields)[number]).of)?.entity.fields ?? plan.entities.flatMap((entity) => entity.fields))
              .map((own) => `${own.label} ${own.id}`)
              .join(' . '),
          ),
          all(field),
        ),
      'field',
    ),
    actions: count(
      required.actions,
      (item) =>
        all(item).some(
          (name) =>
            says(labels, [name.replace(/_/g, ' '), ...(SAME[name]?.split(' ') ?? [])]) ||
            (SAME[name] ?? '').split(' ').some((word) => word !== '' && labels.includes(word)),
        ),
      'action',
    ),
    pages: count(
      required.pages,
      (item) =>
        manifest.pages.some((page, i) => says(stems(page.name), all(item)) || (i === 0 && /^(home|main|index)$/.test(item.name))) ||
        (manifest.pages.length === 1 && required.pages.length === 1),
      'page',
    ),
    missing,
  };
}
