import { text as readAll } from 'node:stream/consumers';
import type { Entity } from '../../../shared/app/manifest/index.ts';
import type { DataCondition } from '../../../shared/contracts/appdata.ts';
import type { Json } from '../../../shared/kernel/json.ts';
import type { IdeClient } from '../../backend.ts';
import { requireArg, UsageError, type Context } from '../../command.ts';
import { findApp, readInput } from '../../operands.ts';

export type DataTarget = { client: IdeClient; appId: string; appName: string; entity: Entity };

/** The app and the entity that a command names, by id or by name. */
export async function dataTarget(context: Context): Promise<DataTarget> {
  const operand = requireArg(context.args, 0, 'an app');
  const wanted = requireArg(context.args, 1, 'an entity');
  const { client } = await context.open();
  const app = await findApp(client, operand);
  const { entities } = await client.apps.manifest({ appId: app.id });
  return { client, appId: app.id, appName: app.name, entity: findEntity(entities, wanted) };
}

function findEntity(entities: readonly Entity[], wanted: string): Entity {
  const word = wanted.toLowerCase();
  const found =
    entities.find(({ id }) => id === wanted) ?? entities.find(({ id, name, plural }) => [id, name, plural].some((text) => text.toLowerCase() === word));
  if (found !== undefined) return found;
  throw new UsageError(`This app has no data called “${wanted}”. It has ${entities.map(({ id }) => id).join(', ') || 'none'}.`);
}

export async function valuesOf({ options }: Context): Promise<Record<string, Json>> {
  const given = options['values'];
  if (typeof given !== 'string') throw new UsageError('Give --values: a JSON object, @FILE, or - for standard input.');
  const text = given === '-' ? await readAll(process.stdin) : given.startsWith('@') ? new TextDecoder().decode(await readInput(given.slice(1))) : given;
  const value = parseJson(text, '--values');
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new UsageError('--values must be an object: {"field": value}.');
  return value;
}

/** `{field: value}` means equal, `{field: [a, b]}` one of these. */
export function whereOf({ options }: Context): DataCondition[] {
  const given = options['where'];
  if (typeof given !== 'string') return [];
  const value = parseJson(given, '--where');
  if (Array.isArray(value)) return value as unknown as DataCondition[]; // Checked by the contract.
  if (typeof value !== 'object' || value === null) throw new UsageError('--where must be {"field": value}, or [{"field", "op", "value"}].');
  return Object.entries(value).map(([field, own]) => ({ field, op: Array.isArray(own) ? 'in' : 'eq', value: own }));
}

export function oneOf<T extends string>(context: Context, option: string, known: readonly T[], fallback: T): T {
  const given = context.options[option];
  if (given === undefined) return fallback;
  const found = known.find((word) => word === given);
  if (found === undefined) throw new UsageError(`--${option} is ${known.join(', ')}.`);
  return found;
}

export function textOption(context: Context, option: string): string | undefined {
  const given = context.options[option];
  return typeof given === 'string' ? given : undefined;
}

function parseJson(text: string, what: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    throw new UsageError(`${what} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
