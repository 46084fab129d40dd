import prompts from './fixtures/prompts.json' with { type: 'json' };
import { test } from './support/test.ts';

/** The whole point of the product, for requests that nobody wrote for this test. */
for (const { id, prompt } of prompts) {
  test(`${id}: words → app on the canvas and running → a record added, changed, deleted → all there after a restart`, async ({ workspace }) => {
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
