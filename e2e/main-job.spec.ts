import prompts from './fixtures/prompts.json' with { type: 'json' };
import { test } from './support/test.ts';

/** So many of the ten in `npm test`; the others with CASUAL_ALL_SPECS=1. */
const IN_EVERY_RUN = 4;

/** The whole point of the product, for requests that nobody wrote for this test. */
for (const [i, { id, prompt }] of prompts.entries()) {
  const title = `${id}: words → app on the canvas and running → a record added, changed, deleted → all there after a restart`;
  test(title, { tag: i < IN_EVERY_RUN ? [] : ['@long'] }, async ({ workspace }) => {
    await workspace.generate(prompt);
    const name = await workspace.appName();
    await workspace.expectDrawnOnCanvas();

    let app = await workspace.preview();
    const addButton = await app.goWhereThingsAreAdded();
    await app.add(addButton, 'Zebra crossing');
    await app.add(addButton, 'Zanzibar');
    await app.edit('Zebra crossing', 'Zebra crossing two');
    await app.delete('Zanzibar');
    await workspace.expectSaved();

    await workspace.restart();
    await workspace.open(name);
    await workspace.expectDrawnOnCanvas();
    app = await workspace.preview();
    await app.goWhereThingsAreAdded();
    await app.expectThere('Zebra crossing two');
    await app.expectGone('Zanzibar');
  });
}
