import { describe, expect, test } from 'vitest';
import { sync, twoPeople } from '../../../testing/document/sample-app.ts';
import { moveField, moveNodes, setModule, setProperty, setStyle, setTheme, updateEntity, updateField, updatePage, updateQuery } from './index.ts';

describe('merging', () => {
  test('DOC-18: two people change different things of one node, field, page, query or theme: both changes are kept', () => {
    const { ana, ben } = twoPeople();
    setProperty(ana.app, ana.origin, 'footer', 'content', 'Bye');
    setProperty(ben.app, ben.origin, 'footer', 'size', 'small');
    setStyle(ana.app, ana.origin, 'footer', 'base', 'color', 'text');
    setStyle(ben.app, ben.origin, 'footer', 'base', 'gap', 4);
    moveNodes(ben.app, ben.origin, { ids: ['footer'], parentId: 'homeRoot', index: 0 });
    updateField(ana.app, ana.origin, 'task', 'dueOn', { label: 'Deadline' });
    updateField(ben.app, ben.origin, 'task', 'dueOn', { required: true });
    moveField(ben.app, ben.origin, 'task', 'dueOn', 0);
    updateEntity(ana.app, ana.origin, 'task', { plural: 'To-dos' });
    updatePage(ana.app, ana.origin, 'about', { name: 'Info' });
    updatePage(ben.app, ben.origin, 'about', { path: '/info' });
    updateQuery(ana.app, ana.origin, 'tasks', { limit: 10 });
    updateQuery(ben.app, ben.origin, 'tasks', { name: 'All tasks' });
    setTheme(ana.app, ana.origin, { colors: { primary: '#111111' } });
    setTheme(ben.app, ben.origin, { mode: 'dark', colors: { text: '#eeeeee' } });
    sync(ana, ben);
    for (const { app } of [ana, ben]) {
      expect(app.node('footer')).toMatchObject({ props: { content: 'Bye', size: 'small' }, style: { base: { color: 'text', gap: 4 } } });
      expect(app.children('homeRoot')[0]).toBe('footer');
      expect(app.entities()[0]?.fields[0]).toMatchObject({ id: 'dueOn', label: 'Deadline', required: true });
      expect(app.entities()[0]?.plural).toBe('To-dos');
      expect(app.pages()[1]).toMatchObject({ name: 'Info', path: '/info' });
      expect(app.queries()[0]).toMatchObject({ limit: 10, name: 'All tasks' });
      expect(app.theme()).toMatchObject({ mode: 'dark', colors: { primary: '#111111', text: '#eeeeee' } });
    }
  });

  test('DOC-19: code and long texts merge by character', () => {
    const { ana, ben } = twoPeople();
    const code = ana.app.modules()[0]!.code;
    setModule(ana.app, ana.origin, { id: 'helpers', name: 'Helpers', code: `// by Ana 🎈\n${code}` });
    setModule(ben.app, ben.origin, { id: 'helpers', name: 'Helpers', code: code.replace('return 1', 'return 2') });
    sync(ana, ben);
    for (const { app } of [ana, ben]) expect(app.modules()[0]?.code).toBe('// by Ana 🎈\nexport function one() {\n  return 2;\n}\n');

    setProperty(ana.app, ana.origin, 'footer', 'content', 'First line\nSecond line');
    sync(ana, ben);
    setProperty(ana.app, ana.origin, 'footer', 'content', 'The first line\nSecond line');
    setProperty(ben.app, ben.origin, 'footer', 'content', 'First line\nSecond line!');
    sync(ana, ben);
    for (const { app } of [ana, ben]) expect(app.node('footer')?.props['content']).toBe('The first line\nSecond line!');
  });

  test('DOC-19: an edit next to an emoji never cuts it in two', () => {
    const { ana } = twoPeople();
    for (const text of ['a🎈b\n', 'a🎉b\n', '🎉🎈\n', '🎈\n', '🎈🎈\n', 'x🎈🎈y\n']) {
      setModule(ana.app, ana.origin, { id: 'helpers', name: 'Helpers', code: text });
      expect(ana.app.modules()[0]?.code).toBe(text);
    }
  });

  test('DOC-23: line ends become LF and lone surrogates U+FFFD, so that all replicas hold the same text', () => {
    const { ana, ben } = twoPeople();
    setModule(ana.app, ana.origin, { id: 'helpers', name: 'Helpers', code: 'a\r\nb\rc\uD800' });
    setProperty(ana.app, ana.origin, 'footer', 'content', 'one\r\ntwo');
    setProperty(ana.app, ana.origin, 'footer', 'title', 'x\uDC00');
    sync(ana, ben);
    for (const { app } of [ana, ben]) {
      expect(app.modules()[0]?.code).toBe('a\nb\nc\uFFFD');
      expect(app.node('footer')?.props).toEqual({ content: 'one\ntwo', title: 'x\uFFFD' });
    }
  });
});
