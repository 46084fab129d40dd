import type { PropSpec } from '../../shared/app/catalogue/index.ts';
import type { Json } from '../../shared/kernel/json.ts';

const LONG_WORD = 'W'.repeat(4000);
/** Joined emoji, combining marks, right-to-left script, an override, a lone surrogate's replacement and a tab. */
const MIXED_SCRIPT = '👩‍👩‍👧‍👦 Zoë̈ שלום עולם مرحبا \u202Egnp.exe \uFFFD\t漢字';
const HUGE = 1e15;
const many = (count: number): Json[] =>
  Array.from({ length: count }, (_, i) => ({ id: `r${i}`, label: `Row ${i}`, value: i, name: `Row ${i}`, date: '2026-06-12', children: [] }));

/** What no property expects, whatever its type: from bindings, imports and models. */
const WRONG: readonly Json[] = [
  null,
  true,
  -1,
  HUGE,
  1e308,
  '',
  'x',
  LONG_WORD,
  MIXED_SCRIPT,
  'javascript:alert(1)',
  '<img src=x onerror="throw 1">',
  '{{ }}',
  [],
  {},
  [null],
  [1, 'a', { id: 1 }, [[]]],
  [{ id: null, field: null, label: { a: 1 }, value: [], options: 'x' }],
  { a: { b: [] }, start: 5, end: {}, length: 1e9 },
  many(300),
];

/** The ends of what a property is made for, and everything it is not made for. */
export function edgeValues(spec: PropSpec): Json[] {
  const own: Json[] = [...(spec.options ?? [])];
  switch (spec.type) {
    case 'number':
      own.push(0, 0.1, -0.5, 7, spec.min ?? -100, spec.max ?? 100, (spec.min ?? 0) - 1, (spec.max ?? 1000) + 1, '12', 'many');
      break;
    case 'boolean':
      own.push(false, 'false', 0);
      break;
    case 'date':
      own.push('2026-06-12', '2026-06-12T23:59:59.999Z', '0001-01-01', '9999-12-31', '2026-02-30', '25:99', 'tomorrow');
      break;
    case 'color':
      own.push('#fff', '#12345678', 'primary', 'url(x)', 'rgb(1 2 3)');
      break;
    case 'icon':
      own.push('heart', 'no-such-icon', 'constructor');
      break;
    case 'image':
      own.push('data:image/png;base64,iVBORw0KGgo=', 'data:text/html,<script>1</script>', 'file:///etc/passwd');
      break;
    case 'options':
      own.push(
        ['a', 'a', ''],
        [
          { value: 1, label: 'One', tone: 'ok' },
          { value: false, label: MIXED_SCRIPT },
          { value: '1', label: 'Also one' },
        ],
      );
      break;
    case 'columns':
    case 'fields':
      own.push(
        ['a', 'b'],
        [
          { field: 'a.b.c', label: LONG_WORD, type: 'tag', width: -5 },
          { field: '__proto__', label: 'x', type: 'nope' },
          { field: 'constructor', label: '', type: 'date' },
        ],
      );
      break;
    case 'items':
    case 'rows':
    case 'list':
      own.push(
        [{ id: 'same' }, { id: 'same' }],
        ['a', 'b'],
        [{ id: 'a', label: LONG_WORD, title: LONG_WORD, src: LONG_WORD }],
        [{ id: MIXED_SCRIPT, label: MIXED_SCRIPT }],
      );
      break;
    case 'object':
      own.push({ length: 3 }, { A1: '=A1', B1: '=SUM(A1:ZZ9999)', AAAA1: 1 }, Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`k${i}`, i])));
      break;
    default:
      break;
  }
  return [...own, ...WRONG];
}
