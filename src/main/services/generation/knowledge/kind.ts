/**
 * An entity kind the engine knows: what people call it, its usual fields, and names for sample rows.
 * Fields are written `id[!]:type[(args)][~generator]`, separated by `; `; `!` means required. The first field names a row.
 * Types: those of the manifest, plus `ref(kind)` (a reference when that kind is in the app, else text) and `status(A,B,C)`
 * (an ordered workflow; the first is where new rows start).
 * Names are written `name=choice,choice`: what such a thing is among the choices of its fields, so that a sample ladder is no vehicle.
 */
export type KindGroup = 'people' | 'work' | 'thing' | 'place' | 'event' | 'record' | 'content' | 'money';
export type Kind = { id: string; icon: string; group: KindGroup; aliases: readonly string[]; fields: string; names: readonly string[]; facts: readonly (readonly string[])[] };

export function kind(id: string, icon: string, group: KindGroup, aliases: string, fields: string, names = ''): Kind {
  const samples = names === '' ? [] : names.split('|').map((sample) => sample.split('='));
  return {
    id,
    icon,
    group,
    aliases: aliases === '' ? [] : aliases.split(',').map((alias) => alias.trim()),
    fields,
    names: samples.map(([name = '']) => name),
    facts: samples.map(([, facts = '']) => (facts === '' ? [] : facts.split(','))),
  };
}
