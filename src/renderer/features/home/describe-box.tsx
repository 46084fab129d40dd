import Cpu from 'lucide-react/icons/cpu';
import { useEffect, useLayoutEffect, useRef, type ReactElement } from 'react';
import { isMac, useStore } from '../../platform/index.ts';
import { Button, Chip, Tooltip } from '../../ui/index.ts';
import { description, problem, startBuild } from '../generating/index.ts';

const TRY: readonly { label: string; prompt: string }[] = [
  { label: 'Rota for a café with nine staff', prompt: 'A rota for a café with nine staff. I need to see who works which shift this week and who is off.' },
  { label: 'Choir fees and who has paid', prompt: 'Choir fees: members, what each one owes every term, and who has paid.' },
  { label: 'Greenhouse watering log', prompt: 'A greenhouse watering log: plants, when each was last watered and how much, and what is due today.' },
  {
    label: 'Repair tickets with photos',
    prompt: 'Repair tickets for our building with a photo, the place, how urgent it is, who fixes it and whether it is done.',
  },
  { label: 'Class reading record', prompt: 'A reading record for my class: pupils, the books they read, pages and date, and a chart of books per pupil.' },
];

/** The one big box. Ctrl Enter builds. `isFirst`: there are no apps yet, so it says more of what to do. */
export function DescribeBox({ isFirst }: { isFirst: boolean }): ReactElement {
  const text = useStore(description);
  const wrong = useStore(problem);
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${Math.min(320, Math.max(76, element.scrollHeight))}px`;
  }, [text]);
  useEffect(() => area.current?.focus(), []);
  useEffect(() => {
    if (wrong !== null) area.current?.focus();
  }, [wrong]);
  return (
    <>
      <h1 id="describe-title">Describe your app</h1>
      {/* One line in any case: the box stays where it is when the list of apps arrives. */}
      <p className="first">
        {isFirst
          ? 'Nothing here yet. Say what you need in a sentence, or start from a template: your first app takes a few seconds.'
          : 'Say what you need in a sentence, or start from a template.'}
      </p>
      <form
        className="ask"
        data-invalid={wrong === null ? undefined : ''}
        onSubmit={(event) => {
          event.preventDefault();
          startBuild(text);
        }}
      >
        <textarea
          ref={area}
          className="tx"
          aria-labelledby="describe-title"
          aria-describedby={wrong === null ? undefined : 'describe-problem'}
          aria-invalid={wrong !== null}
          placeholder="A tool library for our street. Members borrow tools for up to two weeks, and I need to see what is out and who is late."
          rows={3}
          value={text}
          onChange={(event) => {
            description.set(event.target.value);
            problem.set(null);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            startBuild(text);
          }}
        />
        <div className="row" style={{ gap: 6 }}>
          <span className="grow" />
          <Tooltip text="Runs on this computer, with no account and no internet" side="top">
            <span className="chip" style={{ height: 28 }} tabIndex={0}>
              <Cpu size={14} aria-hidden />
              Built-in engine<span className="t3">· offline</span>
            </span>
          </Tooltip>
          <Button type="submit" variant="primary" keys={[isMac ? '⌘' : 'Ctrl', 'Enter']}>
            Build app
          </Button>
        </div>
      </form>
      {wrong !== null && (
        <p id="describe-problem" className="dangerc" role="alert" style={{ marginTop: 10 }}>
          {wrong}
        </p>
      )}
      <div className="tries">
        <span className="t3">Try</span>
        {TRY.map((item) => (
          <Chip
            key={item.label}
            onClick={() => {
              description.set(item.prompt);
              problem.set(null);
              area.current?.focus();
            }}
          >
            {item.label}
          </Chip>
        ))}
      </div>
    </>
  );
}
