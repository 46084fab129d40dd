import type { PlannedEntity, PlannedPage } from '../plan/index.ts';
import { ARCADE, DIFFERENCE, MEMORY, STORY, TIC } from './code-games.ts';
import { quote, type Kit, type StepInput } from './kit.ts';
import { type BuiltPage, button, card, header, heading, pageOf, row, set, statRow, text, toast } from './parts.ts';

/** Code that keeps a score, when the app keeps scores. */
function keepScore(entity: PlannedEntity | undefined, points: string, who: string): string {
  if (entity === undefined || entity.kind !== 'score') return '';
  return `await db.${entity.id}.create({ player: ${who} || "You", points: ${points}, playedOn: today(), level: 1 });`;
}

function playerInput(kit: Kit): { node: ReturnType<Kit['node']>; value: string } {
  const node = kit.node('TextInput', 'Player name', { props: { label: 'Player', value: 'You' }, style: { base: { minWidth: '140px' } } });
  return { node, value: `${node.id}.value` };
}

/** Steer past obstacles with buttons, keys or a finger. Each frame of the canvas is one step of the game. */
export function arcadePage(kit: Kit, page: PlannedPage): BuiltPage {
  const scores = kit.ofKind('score');
  const code = kit.module('Game logic', ARCADE);
  const state = kit.variable('Game state', { y: 135, v: 0, t: 0, score: 0, over: false, blocks: [] });
  const running = kit.variable('Game running', false);
  const push = kit.variable('Game push', 0);
  const who = playerInput(kit);
  const { primary, background } = kit.plan.understanding.theme;
  const advance = `if (!${running}) return; const next = ${code}.step(${state}, ${push}, Math.random()); app.setState(${quote(push)}, 0); app.setState(${quote(state)}, next); if (next.over) { app.setState(${quote(running)}, false); ${keepScore(scores, 'next.score', who.value)} app.toast("Game over: " + next.score + " points", "neutral"); }`;
  for (const action of ['Start the game', 'Pause the game', 'End the game', 'Control the aircraft']) kit.did(action);
  const steer = (label: string, by: number, icon: string): ReturnType<typeof button> =>
    button(kit, label, [set(push, `{{ ${by} }}`)], { icon, variant: 'secondary', size: 'large' }, { id: kit.id(`steer ${label}`) });
  return pageOf(
    kit,
    page,
    [
      header(kit, kit.plan.name, `{{ "Score " + ${state}.score + (${state}.over ? ", game over" : ${running} ? "" : ${state}.t > 0 ? ", paused" : "") }}`, [
        who.node,
      ]),
      card(
        kit,
        'Game card',
        [
          kit.node('Canvas2D', 'Game field', {
            props: { width: 720, height: 405, ariaLabel: 'Game field. Steer with the arrow keys.' },
            bindings: {
              commands: `{{ ${code}.draw(${state}, ${quote(page.options['theme'] ?? 'run')}, ${quote(primary ?? '#0b6b78')}, ${quote(background ?? '#eef4f5')}) }}`,
              running: `{{ ${running} }}`,
            },
            events: {
              frame: [{ do: 'script', with: { code: advance } }],
              key: [
                { ...set(push, '{{ -1 }}'), onlyIf: 'event.kind !== "up" && /^(ArrowUp|w| )$/.test(event.key)' },
                { ...set(push, '{{ 1 }}'), onlyIf: 'event.kind !== "up" && /^(ArrowDown|s)$/.test(event.key)' },
              ],
              pointer: [{ ...set(push, `{{ event.y / 1.5 < ${state}.y ? -1 : 1 }}`), onlyIf: 'event.kind === "down" || event.kind === "drag"' }],
            },
            style: { base: { width: '100%' } },
          }),
          row(kit, 'Steer buttons', [steer('Up', -1, 'arrow-up'), steer('Down', 1, 'arrow-down')], { justify: 'center', gap: 12, wrap: false }),
          row(
            kit,
            'Game buttons',
            [
              button(
                kit,
                'Start',
                [
                  {
                    do: 'script',
                    with: {
                      code: `if (${running}) return; if (${state}.over || ${state}.t === 0) app.setState(${quote(state)}, ${code}.fresh()); app.setState(${quote(running)}, true);`,
                    },
                  },
                ],
                { icon: 'play' },
                { id: kit.id('start game'), bindings: { text: `{{ ${state}.t > 0 && !${state}.over ? "Resume" : "Start" }}`, disabled: `{{ ${running} }}` } },
              ),
              button(
                kit,
                'Pause',
                [set(running, '{{ false }}')],
                { icon: 'pause', variant: 'secondary' },
                { id: kit.id('pause game'), bindings: { disabled: `{{ !${running} }}` } },
              ),
              button(
                kit,
                'End',
                [
                  set(running, '{{ false }}'),
                  {
                    do: 'script',
                    with: {
                      code: `const last = ${state}; if (last.t > 0 && !last.over) { ${keepScore(scores, 'last.score', who.value)} } app.setState(${quote(state)}, { ...last, over: last.t > 0 });`,
                    },
                  },
                ],
                { icon: 'square', variant: 'ghost' },
                { id: kit.id('end game') },
              ),
            ],
            { justify: 'center', gap: 8 },
          ),
        ],
        { align: 'stretch' },
      ),
      bestScores(kit, scores),
    ],
    { maxWidth: '760px' },
  );
}

function bestScores(kit: Kit, scores: PlannedEntity | undefined): ReturnType<Kit['node']> | null {
  if (scores === undefined) return null;
  const data = `${kit.rows(scores)}.data`;
  return statRow(kit, 'Scores', [
    { label: 'Best score', value: `{{ max([0, ...(${data} || []).map((s) => s.points || 0)]) }}` },
    { label: 'Games played', value: `{{ count(${data}) }}` },
  ]);
}

/** Two pictures, seven differences, a minute and a half. */
export function differencePage(kit: Kit, page: PlannedPage): BuiltPage {
  const scores = kit.ofKind('score');
  const code = kit.module('Picture logic', DIFFERENCE);
  const round = kit.variable('Round', 1);
  const found = kit.variable('Found', []);
  const left = kit.variable('Seconds left', 90);
  const running = kit.variable('Game running', false);
  const verdict = kit.variable('Game verdict', '');
  const who = playerInput(kit);
  const finish = (words: string): string =>
    `app.setState(${quote(running)}, false); app.setState(${quote(verdict)}, ${words}); ${keepScore(scores, `${found}.length * 10 + (${found}.length === 7 ? ${left} : 0)`, who.value)}`;
  const start = `if (${running}) return; app.setState(${quote(found)}, []); app.setState(${quote(verdict)}, ""); app.setState(${quote(left)}, 90); app.setState(${quote(round)}, ${round} + 1); app.setState(${quote(running)}, true); const tick = setInterval(async () => { if (!${running}) { clearInterval(tick); return; } const rest = Math.max(0, ${left} - 1); app.setState(${quote(left)}, rest); if (rest === 0) { clearInterval(tick); ${finish(`"Time is up: you found " + ${found}.length + " of 7."`)} } }, 1000);`;
  const press = `if (!${running}) { app.toast("Press Start first", "warn"); return; } const at = item.at; if (${found}.includes(at)) return; if (!${code}.spots(${round}).includes(at)) { app.setState(${quote(left)}, Math.max(1, ${left} - 3)); app.toast("Not there: three seconds lost", "warn"); return; } app.setState(${quote(found)}, [...${found}, at]); if (${found}.length >= 7) { ${finish(`"All seven found, with " + ${left} + " seconds left."`)} }`;
  for (const action of ['Start the game', 'Find a difference', 'Submit answers', 'View results']) kit.did(action);
  return pageOf(
    kit,
    page,
    [
      header(
        kit,
        kit.plan.name,
        `{{ ${running} ? "Found " + count(${found}) + " of 7, " + ${left} + " seconds left" : ${verdict} || "Seven differences, ninety seconds" }}`,
        [
          who.node,
          button(
            kit,
            'Start',
            [{ do: 'script', with: { code: start } }],
            { icon: 'play' },
            { id: kit.id('start game'), bindings: { disabled: `{{ ${running} }}` } },
          ),
          button(
            kit,
            'Submit',
            [{ do: 'script', with: { code: `if (!${running}) return; ${finish(`"You found " + ${found}.length + " of 7."`)}` } }],
            { variant: 'secondary', icon: 'check' },
            { id: kit.id('submit game') },
          ),
        ],
      ),
      row(
        kit,
        'Pictures',
        [
          card(
            kit,
            'First picture card',
            [kit.node('Image', 'First picture', { props: { ratio: '1:1', alt: 'First picture' }, bindings: { src: `{{ ${code}.draw(${round}, 0, []) }}` } })],
            { padding: 10 },
            { base: { grow: 1, minWidth: '240px' } },
          ),
          card(
            kit,
            'Second picture card',
            [
              kit.node('Image', 'Second picture', {
                props: { ratio: '1:1', alt: 'Second picture' },
                bindings: { src: `{{ ${code}.draw(${round}, 1, ${found}) }}` },
              }),
            ],
            { padding: 10 },
            { base: { grow: 1, minWidth: '240px' } },
          ),
        ],
        { align: 'start', gap: 16 },
      ),
      text(kit, 'Grid words', 'Press the square of the second picture that differs: A1 is top left, D4 bottom right.', { tone: 'soft' }),
      kit.node('List', 'Squares', {
        props: { layout: 'grid', minItemWidth: 64, gap: 6 },
        bindings: { items: '{{ range(16).map((at) => ({ id: String(at), at, name: "ABCD"[Math.floor(at / 4)] + (at % 4 + 1) })) }}' },
        children: [
          button(
            kit,
            'Square',
            [{ do: 'script', with: { code: press } }],
            { size: 'small', fullWidth: true, variant: 'secondary' },
            {
              id: kit.id('square button'),
              bindings: { text: '{{ item.name }}', variant: `{{ (${found} || []).includes(item.at) ? "primary" : "secondary" }}` },
            },
          ),
        ],
      }),
      bestScores(kit, scores),
    ],
    { maxWidth: '820px' },
  );
}

/** Pairs of cards. */
export function memoryPage(kit: Kit, page: PlannedPage): BuiltPage {
  const scores = kit.ofKind('score');
  const code = kit.module('Card logic', MEMORY);
  const cards = kit.variable('Cards', []);
  const moves = kit.variable('Moves', 0);
  const who = playerInput(kit);
  const turn = `if (item.open) return; const next = ${code}.turn(${cards}, item.id); app.setState(${quote(cards)}, next); app.setState(${quote(moves)}, ${moves} + 1); if (next.every((c) => c.done)) { ${keepScore(scores, `Math.max(10, 200 - ${moves} * 3)`, who.value)} app.toast("All pairs found in " + ${moves} + " turns", "ok"); }`;
  for (const action of ['Start the game', 'Turn a card', 'Restart']) kit.did(action);
  return pageOf(
    kit,
    page,
    [
      header(kit, kit.plan.name, `{{ pluralize(${moves}, "turn") + ", " + count((${cards} || []).filter((c) => c.done)) / 2 + " of 8 pairs" }}`, [
        who.node,
        button(
          kit,
          'Start',
          [{ do: 'script', with: { code: `app.setState(${quote(cards)}, ${code}.deal(Math.random())); app.setState(${quote(moves)}, 0);` } }],
          { icon: 'play' },
          { id: kit.id('start game') },
        ),
      ]),
      kit.node('List', 'Card table', {
        props: { layout: 'grid', minItemWidth: 84, gap: 8, emptyText: 'Press “Start” to deal the cards.' },
        bindings: { items: `{{ ${cards} || [] }}` },
        children: [
          button(
            kit,
            'Card',
            [{ do: 'script', with: { code: turn } }],
            { fullWidth: true, size: 'large' },
            {
              id: kit.id('card button'),
              bindings: {
                text: '{{ item.open || item.done ? item.face : "?" }}',
                variant: '{{ item.done ? "ghost" : item.open ? "primary" : "secondary" }}',
                ariaLabel: '{{ item.open || item.done ? item.face : "Closed card" }}',
              },
            },
          ),
        ],
      }),
      bestScores(kit, scores),
    ],
    { maxWidth: '640px' },
  );
}

/** Higher or lower. */
export function guessPage(kit: Kit, page: PlannedPage): BuiltPage {
  const scores = kit.ofKind('score');
  const secret = kit.variable('Secret number', 0);
  const tries = kit.variable('Tries', []);
  const who = playerInput(kit);
  const guess = kit.node('NumberInput', 'Guess', { props: { label: 'Your guess', min: 1, max: 100, decimals: 0 } });
  const check = `if (!${secret}) { app.toast("Press Start first", "warn"); return; } const n = Number(${guess.id}.value); if (!n) { app.toast("Type a number from 1 to 100", "warn"); return; } const words = n === ${secret} ? "Right" : n < ${secret} ? "Higher" : "Lower"; app.setState(${quote(tries)}, [{ id: String(${tries}.length), n, words }, ...${tries}]); if (n === ${secret}) { ${keepScore(scores, `Math.max(10, 110 - ${tries}.length * 10)`, who.value)} app.toast("Right, in " + ${tries}.length + " tries", "ok"); app.setState(${quote(secret)}, 0); }`;
  for (const action of ['Start the game', 'Guess', 'Restart']) kit.did(action);
  return pageOf(
    kit,
    page,
    [
      header(kit, kit.plan.name, 'A number from 1 to 100', [
        who.node,
        button(
          kit,
          'Start',
          [{ do: 'script', with: { code: `app.setState(${quote(secret)}, 1 + Math.floor(Math.random() * 100)); app.setState(${quote(tries)}, []);` } }],
          { icon: 'play' },
          { id: kit.id('start game') },
        ),
      ]),
      card(kit, 'Guess card', [
        row(kit, 'Guess row', [guess, button(kit, 'Guess', [{ do: 'script', with: { code: check } }], { icon: 'check' }, { id: kit.id('guess button') })], {
          align: 'end',
          gap: 8,
        }),
        kit.node('List', 'Guess list', {
          props: { dividers: true, emptyText: 'No guesses yet.' },
          bindings: { items: `{{ ${tries} || [] }}` },
          children: [text(kit, 'Guess line', '{{ item.n + ": " + item.words }}')],
        }),
      ]),
      bestScores(kit, scores),
    ],
    { maxWidth: '560px' },
  );
}

/** Noughts and crosses against a careful opponent. */
export function ticTacToePage(kit: Kit, page: PlannedPage): BuiltPage {
  const scores = kit.ofKind('score');
  const code = kit.module('Board logic', TIC);
  const board = kit.variable('Board', ['', '', '', '', '', '', '', '', '']);
  const who = playerInput(kit);
  const play = `if (${code}.winner(${board}) || ${board}[item.at]) return; const b = ${board}.slice(); b[item.at] = "X"; if (!${code}.winner(b)) { const o = ${code}.reply(b); if (o >= 0) b[o] = "O"; } app.setState(${quote(board)}, b); const end = ${code}.winner(b); if (end) { const points = end === "X" ? 100 : end === "Draw" ? 20 : 0; if (points) { ${keepScore(scores, 'points', who.value)} } app.toast(end === "Draw" ? "A draw" : end === "X" ? "You win" : "You lose", end === "X" ? "ok" : "neutral"); }`;
  for (const action of ['Start the game', 'Place a mark', 'Restart']) kit.did(action);
  return pageOf(
    kit,
    page,
    [
      header(kit, kit.plan.name, `{{ ({ X: "You win", O: "You lose", Draw: "A draw" })[${code}.winner(${board})] || "Your turn: X" }}`, [
        who.node,
        button(kit, 'New game', [set(board, '{{ ["", "", "", "", "", "", "", "", ""] }}')], { icon: 'rotate-ccw' }, { id: kit.id('new game') }),
      ]),
      kit.node('List', 'Board squares', {
        props: { layout: 'grid', minItemWidth: 90, gap: 8 },
        style: { base: { maxWidth: '330px' } },
        bindings: { items: `{{ ${board}.map((mark, at) => ({ id: String(at), at, mark })) }}` },
        children: [
          button(
            kit,
            'Board square',
            [{ do: 'script', with: { code: play } }],
            { size: 'large', fullWidth: true, variant: 'secondary' },
            { id: kit.id('board square'), bindings: { text: '{{ item.mark || "·" }}', variant: '{{ item.mark === "X" ? "primary" : "secondary" }}' } },
          ),
        ],
      }),
      bestScores(kit, scores),
    ],
    { maxWidth: '560px' },
  );
}

/** A story that goes where the reader sends it; the way is kept, so that it goes on after a restart. */
export function storyPage(kit: Kit, page: PlannedPage): BuiltPage {
  const code = kit.module('Story scenes', STORY);
  const at = kit.variable('Scene', '', 'saved');
  const path = kit.variable('Choices made', [], 'saved');
  for (const action of ['Start the story', 'Choose an option', 'Restart']) kit.did(action);
  const restart: StepInput[] = [set(at, 'start'), set(path, '{{ [] }}')];
  return pageOf(
    kit,
    page,
    [
      header(kit, kit.plan.name, `{{ ${at} ? pluralize(count(${path}), "choice") + " made" : "Every choice leads somewhere else" }}`, [
        button(
          kit,
          'Restart',
          [...restart, toast('The story begins again', 'neutral')],
          { variant: 'secondary', icon: 'rotate-ccw' },
          { id: kit.id('restart story'), bindings: { visible: `{{ !!${at} }}` } },
        ),
      ]),
      card(
        kit,
        'Story card',
        [
          text(kit, 'Story text', `{{ ${at} ? ${code}.scene(${at}).text : "A short tale with seven endings. Ready?" }}`, { size: 'large' }),
          button(kit, 'Start', restart, { icon: 'play', size: 'large' }, { id: kit.id('start story'), bindings: { visible: `{{ !${at} }}` } }),
          kit.node('List', 'Story choices', {
            props: { gap: 8, emptyText: ' ' },
            bindings: {
              items: `{{ ${at} ? ${code}.scene(${at}).choices.map(([label, to]) => ({ id: to, label })) : [] }}`,
              visible: `{{ !!${at} && !${code}.isEnd(${at}) }}`,
            },
            children: [
              button(
                kit,
                'Choice',
                [set(path, `{{ [...(${path} || []), item.label] }}`), set(at, '{{ item.id }}')],
                { variant: 'secondary', fullWidth: true },
                { id: kit.id('choice button'), bindings: { text: '{{ item.label }}' } },
              ),
            ],
          }),
          button(
            kit,
            'Play again',
            restart,
            { icon: 'rotate-ccw' },
            { id: kit.id('play again'), bindings: { visible: `{{ !!${at} && ${code}.isEnd(${at}) }}` } },
          ),
        ],
        { padding: 28 },
      ),
      card(kit, 'Path card', [
        heading(kit, 'Your way so far', 3),
        text(kit, 'Path text', `{{ count(${path}) ? ${path}.join(" → ") : "No choices yet." }}`, { tone: 'soft' }),
      ]),
    ],
    { maxWidth: '720px' },
  );
}
