import type { AppDocument, NewEntity, NewField, NewNode, NewState } from '../document/index.ts';
import type { JsonObject } from '../../kernel/json.ts';

export const BLOCK_GROUPS = { page: 'Page parts', account: 'Accounts', data: 'Data', dashboard: 'Figures', form: 'Forms', talk: 'Talk and status' } as const;
export type BlockGroup = keyof typeof BLOCK_GROUPS;

/** The data a block works on: made on insertion, or met by data that the app has already. */
export type BlockNeed = Pick<NewEntity, 'name'> & {
  plural: string;
  icon: string;
  /** `like`: other names people give to such a field. */
  fields: readonly (NewField & { id: string; like?: readonly string[] })[];
  /** @param day "YYYY-MM-DD", so many days after today */
  seed(day: (offset: number) => string): readonly Record<string, string | number | boolean | null | string[]>[];
};

/** What a block may name, in the app it is put into. */
export type BlockContext = {
  /** The id of a node or variable of the block, by its name in the block; free in the app. */
  id(name: string): string;
  /** `needs` only: the id of the data, of the query that lists it, and of its fields by their id in `needs`. */
  entity: string;
  rows: string;
  field(id: string): string;
  /** What the data and its fields are called in the app: "Plots", "Last worked". */
  plural: string;
  label(id: string): string;
  /** How numbers of a field are shown: as money only where the field holds money. */
  numbers(id: string): { format: 'currency'; currency: string } | { format: 'number' | 'percent' };
  /** The choices of a field as the app has it. */
  choices(id: string): JsonObject[];
  /** Today, "YYYY-MM-DD". */
  today: string;
};

/** Components that belong together, with what they do: put into an app in one step, and its own from then on. */
export type Block = {
  id: string;
  name: string;
  group: BlockGroup;
  description: string;
  /** lucide icon name */
  icon: string;
  keywords: readonly string[];
  needs?: BlockNeed;
  state?(names: BlockContext): readonly (NewState & { id: string })[];
  build(names: BlockContext): NewNode;
};

/** Where an app's data stands in for what a block needs: field ids of the block → of the data. */
export type BlockData = { entity: string; fields: Readonly<Record<string, string>> };

export type BlockTarget = { app: AppDocument; parentId: string; index?: number | undefined };
