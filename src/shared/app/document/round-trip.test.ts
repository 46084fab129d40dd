import fc from '../../../testing/property.ts';
import { describe, expect, test } from 'vitest';
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs';
import { arbitraryManifest } from '../../../testing/document/arbitrary-manifest.ts';
import { manifest } from '../manifest/index.ts';
import { AppDocument, applyManifestDiff, fromManifest, toManifest, type Origin } from './index.ts';

const system: Origin = { actor: 'test', kind: 'system' };

describe('round trip', () => {
  test('DOC-20: toManifest(fromManifest(m)) equals m for every valid manifest, also after encoding', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(arbitraryManifest, (m) => {
        const doc = fromManifest(m);
        expect(toManifest(doc)).toEqual(m);
        const copy = new Doc();
        applyUpdate(copy, encodeStateAsUpdate(doc));
        expect(toManifest(copy)).toEqual(m);
        expect(manifest.parse(toManifest(copy))).toEqual(m);
      }),
      { numRuns: 150 },
    );
  });

  test('DOC-21: a diff makes the document equal to the manifest; a second one changes nothing', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(arbitraryManifest, arbitraryManifest, (a, b) => {
        const doc = fromManifest(a);
        const app = new AppDocument(doc);
        applyManifestDiff(doc, b, system);
        expect(toManifest(doc)).toEqual(b);
        expect(toManifest(doc, app.tree)).toEqual(b);
        expect(app.recovered()).toEqual([]);
        let updates = 0;
        doc.on('update', () => updates++);
        applyManifestDiff(doc, b, system);
        expect(updates).toBe(0);
        app.dispose();
      }),
      { numRuns: 70 },
    );
  });
});
