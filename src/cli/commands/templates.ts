import type { Command } from '../command.ts';
import { count, table } from '../format.ts';

export const templates: Command = {
  name: 'templates',
  args: '[words]',
  summary: 'list the templates, or find some by words',
  examples: ['casual templates', 'casual templates booking', 'casual templates --json'],
  async run({ args, open }) {
    const { client } = await open();
    const words = args.join(' ').toLowerCase().split(/\s+/).filter(Boolean);
    const all = (await client.templates.list()).filter((template) => {
      const text = [template.id, template.name, template.description, template.category, template.archetype, ...template.tags].join(' ').toLowerCase();
      return words.every((word) => text.includes(word));
    });
    if (all.length === 0) return { json: all, text: `No template has “${words.join(' ')}”. “casual templates” lists them all.` };
    const rows = all.map(({ id, name, category, pages, description }) => [id, name, category, count(pages.length, 'page'), description]);
    return { json: all, text: `${table(rows)}\n\nMake one: casual new --template ${all[0]?.id ?? 'blank'}` };
  },
};

export const newApp: Command = {
  name: 'new',
  args: '',
  summary: 'make an app from a template, or an empty one',
  examples: ['casual new', 'casual new --template invoices', 'casual new --template invoices --name "Studio invoices" --json'],
  options: {
    template: { type: 'string', value: 'ID', description: 'which; “casual templates” lists them. Default: blank' },
    name: { type: 'string', value: 'NAME', description: 'default: the name of the template' },
  },
  async run({ options, open }) {
    const { client } = await open();
    const id = typeof options['template'] === 'string' ? options['template'] : 'blank';
    const name = typeof options['name'] === 'string' ? options['name'].trim() : '';
    const app = await client.templates.create({ id, ...(name === '' ? {} : { name }) });
    return { json: app, text: `Made “${app.name}” as ${app.id}, with ${count(app.pages, 'page')}.` };
  },
};
