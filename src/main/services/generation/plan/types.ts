import type { Entity, Field } from '../../../../shared/app/manifest/index.ts';
import type { KindGroup } from '../knowledge/index.ts';
import type { Lending } from './lending.ts';
import type { Understanding } from '../understand/index.ts';

/** A field as planned: the manifest's, and how sample values are made. */
export type PlannedField = Field & {
  generator: string | null;
  range: readonly [number, number] | null;
  sparse: boolean;
  /** What a new row starts with, as an expression. */
  initial?: string;
  /** What a computed text can say, with tones: the words its formula yields. */
  states?: readonly Choice[];
  /** Made by the plan to tell rows apart; people look for something else first. */
  isAuto?: boolean;
};
export type Choice = NonNullable<Field['choices']>[number];

export type PlannedEntity = {
  id: string;
  kind: string | null;
  name: string;
  plural: string;
  icon: string;
  group: KindGroup;
  display: string;
  fields: PlannedField[];
  /** Ordered workflow: the field, its steps, and those that end it badly (rejected, cancelled). */
  flow: { field: string; steps: string[]; bad: string[] } | null;
  names: readonly string[];
  /** Of each name, what it is among the choices of its fields. */
  facts: readonly (readonly string[])[];
  said: boolean;
  seed: Entity['seed'];
};

export const PATTERNS = [
  'list',
  'board',
  'cards',
  'dashboard',
  'calendar',
  'landing',
  'posts',
  'about',
  'form',
  'survey',
  'chat',
  'timer',
  'stopwatch',
  'textConverter',
  'fileConverter',
  'calculator',
  'unitConverter',
  'colorTool',
  'generator',
  'quizPractice',
  'quizExam',
  'quizMarked',
  'ranking',
  'story',
  'arcade',
  'memory',
  'guess',
  'ticTacToe',
  'difference',
  'rules',
  'editor',
  'builder',
  'stock',
  'movements',
  'clock',
  'checkins',
  'seats',
  'bookForm',
  'quote',
  'login',
  'profile',
  'report',
  'document',
  'shop',
  'cart',
  'apply',
  'designer',
  'fillForm',
  'flashcards',
  'checklist',
  'info',
  'schedule',
  'workboard',
  'verify',
] as const;
export type Pattern = (typeof PATTERNS)[number];

export type PlannedPage = {
  id: string;
  name: string;
  path: string;
  icon: string;
  inNav: boolean;
  pattern: Pattern;
  /** What it shows; most patterns need one. */
  entity: string | null;
  /** One line for the progress report: "Table with search and a form". */
  text: string;
  options: Readonly<Record<string, string>>;
};

export type AppPlan = {
  name: string;
  icon: string;
  category: string;
  nav: 'sidebar' | 'top' | 'none';
  understanding: Understanding;
  entities: PlannedEntity[];
  pages: PlannedPage[];
  lending: Lending | null;
  guesses: string[];
  /** ISO date of the day the app is made. */
  today: string;
};
