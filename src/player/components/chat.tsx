import { Send } from 'lucide-react';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useMethods } from '../core/context.ts';
import { cx } from '../core/cx.ts';
import { Empty } from '../core/empty.tsx';
import { formatAny } from '../core/format.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { flagOf, pathOf, rowsOf, textOf } from '../core/values.ts';
import { momentText } from './timeline.tsx';

export function Chat({ view, p, root, send }: NodeProps): ReactElement {
  const [draft, setDraft] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const messages = rowsOf(p['messages']);
  const field = (name: string, fallback: string): string => textOf(p[name]) || fallback;
  const isBusy = flagOf(p['busy']);
  const isDisabled = flagOf(p['disabled']);
  useMethods(view.id, { focus: () => box.current?.focus() });

  // The newest message is in view.
  useEffect(() => {
    const element = list.current;
    if (element !== null) element.scrollTop = element.scrollHeight;
  }, [messages.length, isBusy]);

  const submit = (): void => {
    const text = draft.trim();
    if (text === '' || isDisabled) return;
    send('send', { text });
    setDraft('');
  };
  return (
    <div {...root} className={cx('ca-card ca-chat ca-grows', root.className)} role="group" aria-label={textOf(p['ariaLabel']) || 'Chat'}>
      <div ref={list} className="ca-chat-list" role="log" aria-live="polite" tabIndex={0} aria-label="Messages">
        {messages.length === 0 && !isBusy && <Empty text={textOf(p['emptyText']) || 'No messages yet. Write the first one below.'} icon="messages-square" />}
        {messages.map((message, i) => {
          const author = formatAny(pathOf(message, field('authorField', 'author')));
          const isMine = author !== '' && author === textOf(p['me']);
          return (
            <div key={textOf(message['id']) || i} className="ca-bubble" data-mine={isMine}>
              <div className="ca-bubble-meta">
                {isMine ? 'You' : author} <span>{momentText(pathOf(message, field('timeField', 'createdAt')))}</span>
              </div>
              <p>{formatAny(pathOf(message, field('textField', 'text')))}</p>
            </div>
          );
        })}
        {isBusy && (
          <div className="ca-bubble ca-bubble-busy">
            <span className="ca-sr">Someone is writing</span>
            <i aria-hidden="true" />
            <i aria-hidden="true" />
            <i aria-hidden="true" />
          </div>
        )}
      </div>
      <form
        className="ca-chat-form"
        aria-label="Write a message"
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          submit();
        }}
      >
        <textarea
          ref={box}
          className="ca-input ca-textarea"
          rows={1}
          aria-label="Message"
          placeholder={textOf(p['placeholder'])}
          disabled={isDisabled}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            submit();
          }}
        />
        <button type="submit" className="ca-btn ca-btn-icon" data-variant="primary" aria-label="Send" disabled={isDisabled || draft.trim() === ''}>
          <Send size={16} aria-hidden="true" />
        </button>
      </form>
    </div>
  );
}
