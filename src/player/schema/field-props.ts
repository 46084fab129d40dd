import type { Schema } from '@cfworker/json-schema';
import type { Json } from '../../shared/kernel/json.ts';
import { textOf, wordsOf } from '../core/values.ts';
import type { Shape } from './shape.ts';

export type SchemaFieldProps = {
  schema: Schema | boolean;
  value: Json | undefined;
  pointer: string;
  /** Name of the key, or of the list's entry. */
  name: string;
  isRequired: boolean;
  /** The label is said by what is round it. */
  isBare?: boolean;
  /** References gone through on the way here. */
  trail: readonly string[];
};

export type PartProps = SchemaFieldProps & { shape: Shape; label: string; help: string; isReadOnly: boolean };

export function titleOf(schema: Schema, name: string): string {
  return textOf(schema['title'] as Json | undefined) || (/[.\s]/.test(name) ? name : wordsOf(name));
}
