import { describe, expect, it } from 'vitest';
import { encodeStateAsUpdate } from 'yjs';
import { seededRandom } from '../../kernel/ports.ts';
import { randomEdit } from '../../../testing/document/random-edits.ts';
import { person, sampleManifest, sync, twoPeople } from '../../../testing/document/sample-app.ts';
import { fromManifest, ManifestReader, setProperty, toManifest } from './index.ts';

describe('ManifestReader', () => {
  it('DOC-20: gives what toManifest gives after any edits, merges and undos (200 seeds)', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const random = seededRandom(seed);
      const { ana, ben } = twoPeople();
      const reader = new ManifestReader(ana.app.doc);
      const trail: string[] = [];
      for (let round = 0; round < 12; round++) {
        for (let i = 0; i < 3; i++) trail.push(randomEdit(random.next() < 0.6 ? ana.app : ben.app, random.next() < 0.5 ? ana.origin : ben.origin, random));
        const act = random.next();
        if (act < 0.3) sync(ana, ben);
        else if (act < 0.45) ana.undo.undo();
        expect(reader.read(), `seed ${seed} after ${trail.join(', ')}`).toEqual(toManifest(ana.app.doc));
      }
      reader.dispose();
    }
  });

  it('shares what did not change', () => {
    const { app, origin } = person('ana', encodeStateAsUpdate(fromManifest(sampleManifest())), 1);
    const reader = new ManifestReader(app.doc);
    const before = reader.read();
    expect(reader.read()).toBe(before);
    setProperty(app, origin, 'footer', 'content', 'other');
    const after = reader.read();
    expect(after).not.toBe(before);
    expect(after.entities).toBe(before.entities);
    expect(after.pages[1]).toBe(before.pages[1]);
    const [card, list, footer] = after.pages[0]!.root.children;
    expect([card, list]).toEqual([before.pages[0]!.root.children[0], before.pages[0]!.root.children[1]]);
    expect(card).toBe(before.pages[0]!.root.children[0]);
    expect(footer?.props).toEqual({ content: 'other' });
    expect(before.pages[0]!.root.children[2]?.props).toEqual({ content: 'Made by hand' });
  });
});
