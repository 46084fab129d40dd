const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/;
const RESERVED = new Set(
  (
    'abstract any as async await boolean break case catch class const continue debugger declare default delete do else enum export extends false finally for from function get if implements import in instanceof ' +
    'interface is keyof let module namespace never new null number object of package private protected public readonly return set static string super switch symbol this throw true try type typeof undefined unique unknown var void ' +
    'while with yield arguments eval'
  ).split(' '),
);

/** Gives each thing a name of its own; two names never differ in upper and lower case alone, as files must not. */
export class UniqueNames {
  private readonly taken: Set<string>;

  constructor(taken: Iterable<string> = []) {
    this.taken = new Set([...taken].map((name) => name.toLowerCase()));
  }

  take(wanted: string): string {
    let name = wanted;
    for (let n = 2; this.taken.has(name.toLowerCase()); n++) name = `${wanted}${/\d$/.test(wanted) ? '_' : ''}${n}`;
    this.taken.add(name.toLowerCase());
    return name;
  }
}

/** "Stock & orders" → "stock-orders"; for names in other scripts what stands in for them. */
export function fileName(name: string, otherwise: string): string {
  const slug = words(name).join('-').toLowerCase().slice(0, 40).replace(/-+$/, '');
  const base = slug === '' ? words(otherwise).join('-').toLowerCase() || 'part' : slug;
  return DEVICES.test(base) ? `${base}-part` : base;
}

export function camelCase(name: string): string {
  const [first = 'part', ...rest] = words(name);
  return legal(first[0]!.toLowerCase() + first.slice(1) + rest.map(capital).join(''));
}

export function pascalCase(name: string): string {
  return legal(words(name).map(capital).join('') || 'Part');
}

function words(name: string): string[] {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
}

function capital(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1);
}

function legal(name: string): string {
  return /^\d/.test(name) || RESERVED.has(name) ? `_${name}` : name;
}
