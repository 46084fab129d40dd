import type { PlannedEntity, PlannedPage } from '../plan/index.ts';
import { rowEditor } from './form.ts';
import { type Kit, quote, type StepInput } from './kit.ts';
import { codeFor } from './row-code.ts';
import { type BuiltPage, button, card, column, header, heading, pageOf, refuse, row, set, text } from './parts.ts';
import { tableFor } from './table.ts';

/** Conversations on one side, messages of the open one on the other. */
export function chatPage(kit: Kit, page: PlannedPage, message: PlannedEntity): BuiltPage {
  const conversation = kit.ofKind('conversation');
  const link = message.fields.find((field) => field.reference?.entity === conversation?.id)?.id;
  if (conversation === undefined || link === undefined)
    return pageOf(kit, page, [header(kit, page.name, '', []), tableFor(kit, message, { data: `(${kit.rows(message)}.data || [])`, key: 'messages' })]);
  const open = kit.variable('Open conversation id', '');
  const chats = `(${kit.rows(conversation)}.data || [])`;
  const current = `(${chats}.find((c) => c.id === ${open}) || ${chats}[0] || {})`;
  const editor = rowEditor(kit, conversation, 'conversation');
  const messages = `sortBy((${kit.rows(message)}.data || []).filter((m) => m.${link} === ${current}.id), "sentAt")`;
  const tabs = kit.node('RadioGroup', 'Chat kind', {
    props: { variant: 'segmented', direction: 'row', options: ['All', 'Group', 'Private'], value: 'All', ariaLabel: 'Which conversations' },
  });
  const say = (words: string, kind: string, sender = 'You'): StepInput[] => [
    {
      do: 'createRow',
      with: {
        entity: message.id,
        values: `{{ ({ text: ${words}, kindOfMessage: ${kind}, sender: ${quote(sender)}, ${link}: ${current}.id, sentAt: now()${codeFor(message)} }) }}`,
      },
    },
  ];
  const bot = /\b(?:chatbot|bot|assistant)\b/i.test(kit.plan.understanding.text);
  kit.did('Send a message');
  kit.did('Create a group chat');
  return pageOf(kit, page, [
    header(kit, page.name, '', [button(kit, 'New group', [...editor.add], { icon: 'users' }, { id: kit.id('new group button') })]),
    row(
      kit,
      'Chat columns',
      [
        card(
          kit,
          'Chat list card',
          [
            tabs,
            kit.node('List', 'Chat list', {
              props: { gap: 4, emptyText: 'No conversations yet.' },
              bindings: { items: `{{ ${chats}.filter((c) => ${tabs.id}.value === "All" || !${tabs.id}.value || c.kindOfChat === ${tabs.id}.value) }}` },
              children: [
                button(
                  kit,
                  'Conversation',
                  [set(open, '{{ item.id }}')],
                  { variant: 'ghost', fullWidth: true },
                  {
                    id: kit.id('conversation button'),
                    bindings: {
                      text: `{{ item.${conversation.display} + (item.kindOfChat === "Group" ? " (group)" : "") }}`,
                      variant: `{{ item.id === ${current}.id ? "primary" : "ghost" }}`,
                    },
                  },
                ),
              ],
            }),
          ],
          { padding: 12 },
          { base: { grow: 1, minWidth: '220px' } },
        ),
        card(
          kit,
          'Chat card',
          [
            column(
              kit,
              'Chat head',
              [
                heading(kit, 'Chat name', 2, `{{ ${current}.${conversation.display} || "Choose a conversation" }}`),
                text(kit, 'Chat members', `{{ ${current}.members || "" }}`, { tone: 'soft', size: 'small' }),
              ],
              { gap: 2 },
            ),
            kit.node('Chat', 'Messages', {
              props: {
                textField: 'text',
                authorField: 'sender',
                timeField: 'sentAt',
                me: 'You',
                placeholder: 'Write a message',
                emptyText: 'No messages yet. Say hello.',
                ariaLabel: 'Messages',
              },
              bindings: { messages: `{{ ${messages} }}` },
              events: {
                send: [
                  ...refuse(`!${current}.id`, 'Choose a conversation first'),
                  ...say('event.text', '"Text"'),
                  ...(bot ? say(quote('No model is set up, so this is a standard answer: thank you, a person will reply soon.'), '"Text"', 'Assistant') : []),
                ],
              },
            }),
            kit.node('FilePicker', 'Attachment', {
              props: {
                accept: 'image/*,video/*',
                maxSize: 2,
                placeholder: 'Send a picture or a video: drop it here, or',
                ariaLabel: 'Send a picture or a video',
              },
              events: {
                change: [
                  ...refuse(`!${current}.id`, 'Choose a conversation first'),
                  ...say(
                    '(/^video/.test(event.value.type) ? "Video: " : "Picture: ") + event.value.name',
                    '/^video/.test(event.value.type) ? "Video" : "Image"',
                  ).map((entry) => ({ ...entry, onlyIf: '!!(event.value && event.value.name)' })),
                ],
              },
            }),
          ],
          {},
          { base: { grow: 3, minWidth: '300px' } },
        ),
      ],
      { align: 'start', gap: 16 },
    ),
    editor.overlay,
  ]);
}
