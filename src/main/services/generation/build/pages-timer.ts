import type { PlannedPage } from '../plan/index.ts';
import { type Kit, type Node, quote, type StepInput } from './kit.ts';
import { type BuiltPage, button, card, header, pageOf, row, set, statRow, text } from './parts.ts';

/** Counts down; Pomodoro adds breaks and keeps finished rounds. The end time is kept, so that a slow tick never loses time. */
export function timerPage(kit: Kit, page: PlannedPage): BuiltPage {
  const session = kit.ofKind('session') ?? kit.entity(page.entity);
  const isPomodoro = page.options['kind'] !== 'countdown';
  const left = kit.variable('Seconds left', 25 * 60);
  const running = kit.variable('Timer running', false);
  const mode = kit.variable('Timer mode', 'Focus');
  const rounds = kit.variable('Rounds done', 0);
  const round = kit.variable('Timer round', 0);
  const minutes = kit.node('NumberInput', 'Timer minutes', {
    props: { label: 'Minutes', value: 25, min: 1, max: 600, decimals: 0 },
    events: { change: [{ ...set(left, '{{ (event.value || 1) * 60 }}'), onlyIf: `!${running}` }] },
  });
  const task = kit.node('TextInput', 'Timer task', { props: { label: 'What are you working on', placeholder: 'Optional' } });
  const length = `(${mode} === "Focus" ? (${minutes.id}.value || 25) : ${mode} === "Long break" ? 15 : 5) * 60`;
  const log =
    session === undefined
      ? ''
      : `if (${mode} === "Focus") { await db.${session.id}.create({ label: ${task.id}.value || "Focus", minutes: ${minutes.id}.value || 25, finishedOn: today()${session.display === 'number' ? ', number: "S-" + String(now()).replace(/\\D/g, "").slice(6, 14)' : ''} }); app.setState(${quote(rounds)}, ${rounds} + 1); }`;
  const start = `if (${running}) return; const mine = ${round} + 1; app.setState(${quote(round)}, mine); app.setState(${quote(running)}, true); const end = Date.parse(now()) + ${left} * 1000; const tick = setInterval(async () => { if (!${running} || ${round} !== mine) { clearInterval(tick); return; } const rest = Math.max(0, Math.round((end - Date.parse(now())) / 1000)); app.setState(${quote(left)}, rest); if (rest === 0) { clearInterval(tick); app.setState(${quote(running)}, false); ${log} app.toast(${mode} === "Focus" ? "Time is up. Take a break." : "The break is over.", "ok"); } }, 250);`;
  const choose = (value: string): StepInput[] => [set(running, '{{ false }}'), set(mode, value), set(left, `{{ ${length} }}`)];
  kit.did('Start');
  kit.did('Pause');
  kit.did('Reset');
  const modes = isPomodoro
    ? row(
        kit,
        'Timer modes',
        ['Focus', 'Short break', 'Long break'].map((name) =>
          button(
            kit,
            name,
            choose(name),
            { variant: 'secondary', size: 'small' },
            { id: kit.id(`mode ${name}`), bindings: { variant: `{{ ${mode} === ${quote(name)} ? "primary" : "secondary" }}` } },
          ),
        ),
        { gap: 8, justify: 'center' },
      )
    : null;
  return pageOf(
    kit,
    page,
    [
      header(kit, kit.plan.name, isPomodoro ? 'Focus, then rest' : 'Set the minutes and start', []),
      card(
        kit,
        'Timer card',
        [
          modes,
          clock(kit, 'Timer clock', `{{ String(Math.floor(${left} / 60)).padStart(2, "0") + ":" + String(${left} % 60).padStart(2, "0") }}`),
          row(
            kit,
            'Timer buttons',
            [
              button(
                kit,
                'Start',
                [{ do: 'script', with: { code: start } }],
                { icon: 'play', size: 'large' },
                { id: kit.id('start timer'), bindings: { disabled: `{{ ${running} || ${left} === 0 }}` } },
              ),
              button(
                kit,
                'Pause',
                [set(running, '{{ false }}')],
                { icon: 'pause', size: 'large', variant: 'secondary' },
                { id: kit.id('pause timer'), bindings: { disabled: `{{ !${running} }}` } },
              ),
              button(
                kit,
                'Reset',
                [set(running, '{{ false }}'), set(left, `{{ ${length} }}`)],
                { icon: 'rotate-ccw', size: 'large', variant: 'ghost' },
                { id: kit.id('reset timer') },
              ),
            ],
            { gap: 10, justify: 'center' },
          ),
          row(kit, 'Timer settings', [task, minutes], { gap: 10, align: 'end' }),
        ],
        { align: 'center', padding: 32 },
      ),
      statRow(kit, 'Timer', [
        { label: 'Rounds now', value: `{{ ${rounds} }}` },
        ...(session === undefined
          ? []
          : [
              { label: 'Today', value: `{{ count((${kit.rows(session)}.data || []).filter((s) => s.finishedOn === today())) }}` },
              { label: 'Minutes in all', value: `{{ sum(${kit.rows(session)}.data, "minutes") }}` },
            ]),
      ]),
    ],
    { maxWidth: '640px' },
  );
}

/** Large figures that do not jump as they change. */
function clock(kit: Kit, name: string, content: string): Node {
  return kit.node('Text', name, {
    props: { content: '', format: 'heading', level: 1 },
    bindings: { content },
    style: { base: { fontSize: '64px', textAlign: 'center' } },
  });
}

/** Counts up, with laps. */
export function stopwatchPage(kit: Kit, page: PlannedPage): BuiltPage {
  const spent = kit.variable('Tenths', 0);
  const running = kit.variable('Watch running', false);
  const laps = kit.variable('Laps', []);
  const shown = (value: string): string =>
    `String(Math.floor(${value} / 600)).padStart(2, "0") + ":" + String(Math.floor(${value} / 10) % 60).padStart(2, "0") + "." + (${value} % 10)`;
  const start = `if (${running}) return; app.setState(${quote(running)}, true); const from = Date.parse(now()) - ${spent} * 100; const tick = setInterval(() => { if (!${running}) { clearInterval(tick); return; } app.setState(${quote(spent)}, Math.floor((Date.parse(now()) - from) / 100)); }, 100);`;
  for (const action of ['Start', 'Pause', 'Reset', 'Lap']) kit.did(action);
  return pageOf(
    kit,
    page,
    [
      header(kit, kit.plan.name, '', []),
      card(
        kit,
        'Watch card',
        [
          clock(kit, 'Watch clock', `{{ ${shown(spent)} }}`),
          row(
            kit,
            'Watch buttons',
            [
              button(
                kit,
                'Start',
                [{ do: 'script', with: { code: start } }],
                { icon: 'play' },
                { id: kit.id('start watch'), bindings: { disabled: `{{ ${running} }}` } },
              ),
              button(kit, 'Pause', [set(running, '{{ false }}')], { icon: 'pause', variant: 'secondary' }, { id: kit.id('pause watch') }),
              button(kit, 'Lap', [set(laps, `{{ [...(${laps} || []), ${spent}] }}`)], { icon: 'flag', variant: 'secondary' }, { id: kit.id('lap watch') }),
              button(
                kit,
                'Reset',
                [set(running, '{{ false }}'), set(spent, '{{ 0 }}'), set(laps, '{{ [] }}')],
                { icon: 'rotate-ccw', variant: 'ghost' },
                { id: kit.id('reset watch') },
              ),
            ],
            { gap: 8 },
          ),
          kit.node('List', 'Lap list', {
            props: { dividers: true, emptyText: 'No laps yet.' },
            bindings: { items: `{{ (${laps} || []).map((value, i) => ({ id: String(i), value })) }}` },
            children: [
              row(
                kit,
                'Lap line',
                [text(kit, 'Lap name', '{{ "Lap " + (index + 1) }}', { tone: 'soft' }), text(kit, 'Lap value', `{{ ${shown('item.value')} }}`)],
                { justify: 'between', wrap: false },
              ),
            ],
          }),
        ],
        { align: 'center', padding: 32 },
      ),
    ],
    { maxWidth: '520px' },
  );
}
