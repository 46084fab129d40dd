import { describe, expect, it } from 'vitest';
import type { TemplateInfo } from '../../../shared/contracts/ide.ts';
import { categoriesOf, findTemplates } from './find-templates.ts';

const template = (id: string, category: string, rest: Partial<TemplateInfo> = {}): TemplateInfo => ({
  id,
  name: id,
  description: '',
  category,
  tags: [],
  archetype: 'crud',
  sketch: 'table',
  pages: [{ id: 'home', name: 'Home' }],
  thumbnail: null,
  ...rest,
});
const ALL = [
  template('Gym', 'health', { description: 'Members and classes' }),
  template('Club', 'finance', { tags: ['members'] }),
  template('Members list', 'people'),
];
const names = (found: TemplateInfo[]): string[] => found.map((one) => one.id);

describe('finding templates', () => {
  it('shows all of them without words', () => expect(names(findTemplates(ALL, '  ', ''))).toEqual(['Gym', 'Club', 'Members list']));
  it('looks into names first, then descriptions and tags', () => expect(names(findTemplates(ALL, 'MEMBERS', ''))).toEqual(['Members list', 'Gym', 'Club']));
  it('wants every word', () => expect(names(findTemplates(ALL, 'members classes', ''))).toEqual(['Gym']));
  it('keeps to a category', () => expect(names(findTemplates(ALL, 'members', 'finance'))).toEqual(['Club']));
  it('lists each category once', () => expect(categoriesOf([...ALL, ...ALL])).toEqual(['finance', 'health', 'people']));
});
