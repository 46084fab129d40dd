import type { PlannedEntity, PlannedPage } from '../plan/index.ts';
import { codeFor } from './pages-booking.ts';
import { deleteSteps, inputFor, rowEditor } from './form.ts';
import { quote, type Kit, type Node, type StepInput } from './kit.ts';
import { button, card, column, header, heading, nounOf, pageOf, refuse, row, text, toast, type BuiltPage } from './parts.ts';
import { tableFor } from './table.ts';

const set = (state: string, value: string): StepInput => ({ do: 'setState', with: { state, value } });

/** Conversations on one side, messages of the open one on the other. */
export function chatPage(kit: Kit, page: PlannedPage, message: PlannedEntity): BuiltPage {
  const conversation = kit.ofKind('conversation');
  const link = message.fields.find((field) => field.reference?.entity === conversation?.id)?.id;
  if (conversation === undefined || link === undefined) return pageOf(kit, page, [header(kit, page.name, '', []), tableFor(kit, message, { data: `(${kit.rows(message)}.data || [])`, key: 'messages' })]);
  const open = kit.variable('Open conversation id', '');
  const chats = `(${kit.rows(conversation)}.data || [])`;
  const current = `(${chats}.find((c) => c.id === ${open}) || ${chats}[0] || {})`;
  const editor = rowEditor(kit, conversation, 'conversation');
  const messages = `sortBy((${kit.rows(message)}.data || []).filter((m) => m.${link} === ${current}.id), "sentAt")`;
  const tabs = kit.node('RadioGroup', 'Chat kind', { props: { variant: 'segmented', direction: 'row', options: ['All', 'Group', 'Private'], value: 'All', ariaLabel: 'Which conversations' } });
  const say = (words: string, kind: string, sender = 'You'): StepInput[] => [{ do: 'createRow', with: { entity: message.id, values: `{{ ({ text: ${words}, kindOfMessage: ${kind}, sender: ${quote(sender)}, ${link}: ${current}.id, sentAt: now()${codeFor(message)} }) }}` } }];
  const bot = /\b(?:chatbot|bot|assistant)\b/i.test(kit.plan.understanding.text);
  kit.did('Send a message');
  kit.did('Create a group chat');
  return pageOf(kit, page, [
    header(kit, page.name, '', [button(kit, 'New group', [...editor.add], { icon: 'users' }, { id: kit.id('new group button') })]),
    row(kit, 'Chat columns', [
      card(kit, 'Chat list card', [
        tabs,
        kit.node('List', 'Chat list', {
          props: { gap: 4, emptyText: 'No conversations yet.' },
          bindings: { items: `{{ ${chats}.filter((c) => ${tabs.id}.value === "All" || !${tabs.id}.value || c.kindOfChat === ${tabs.id}.value) }}` },
          children: [button(kit, 'Conversation', [set(open, '{{ item.id }}')], { variant: 'ghost', fullWidth: true }, { id: kit.id('conversation button'), bindings: { text: `{{ item.${conversation.display} + (item.kindOfChat === "Group" ? " (group)" : "") }}`, variant: `{{ item.id === ${current}.id ? "primary" : "ghost" }}` } })],
        }),
      ], { padding: 12 }, { base: { grow: 1, minWidth: '220px' } }),
      card(kit, 'Chat card', [
        column(kit, 'Chat head', [heading(kit, 'Chat name', 2, `{{ ${current}.${conversation.display} || "Choose a conversation" }}`), text(kit, 'Chat members', `{{ ${current}.members || "" }}`, { tone: 'soft', size: 'small' })], { gap: 2 }),
        kit.node('Chat', 'Messages', {
          props: { textField: 'text', authorField: 'sender', timeField: 'sentAt', me: 'You', placeholder: 'Write a message', emptyText: 'No messages yet. Say hello.', ariaLabel: 'Messages' },
          bindings: { messages: `{{ ${messages} }}` },
          events: { send: [...refuse(`!${current}.id`, 'Choose a conversation first'), ...say('event.text', '"Text"'), ...(bot ? say(quote('No model is set up, so this is a standard answer: thank you, a person will reply soon.'), '"Text"', 'Assistant') : [])] },
        }),
        kit.node('FilePicker', 'Attachment', { props: { accept: 'image/*,video/*', maxSize: 2, placeholder: 'Send a picture or a video: drop it here, or', ariaLabel: 'Send a picture or a video' }, events: { change: [...refuse(`!${current}.id`, 'Choose a conversation first'), ...say('(/^video/.test(event.value.type) ? "Video: " : "Picture: ") + event.value.name', '/^video/.test(event.value.type) ? "Video" : "Image"').map((entry) => ({ ...entry, onlyIf: '!!(event.value && event.value.name)' }))] } }),
      ], {}, { base: { grow: 3, minWidth: '300px' } }),
    ], { align: 'start', gap: 16 }),
    editor.overlay,
  ]);
}

/** Documents on one side, title and text in the middle, the finished page beside it. */
export function editorPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const noun = nounOf(entity);
  const body = entity.fields.find((field) => /^(body|text|content|steps|description|notes)$/.test(field.id)) ?? entity.fields.find((field) => field.type === 'longText');
  const bodyId = body?.id ?? 'body';
  const open = kit.variable('Open document', {});
  const form = kit.id('editor form');
  const rows = `(${kit.rows(entity)}.data || [])`;
  const title = kit.node('TextInput', 'Title input', { props: { field: entity.display, label: entity.fields.find((field) => field.id === entity.display)?.label ?? 'Title', required: true } });
  const text1 = kit.node('TextArea', 'Body input', { props: { field: bodyId, label: body?.label ?? 'Text', rows: 14, placeholder: 'Start writing. **Bold**, # heading and - lists work.' } });
  const code = kit.module('Writing help', WRITING);
  const tips = kit.variable('Writing tips', []);
  const others = entity.fields.filter((field) => field.id !== entity.display && field.id !== bodyId && /^(choice|date|text)$/.test(field.type) && field.id !== 'color').slice(0, 3);
  const load = (value: string): StepInput[] => [set(open, value), { do: 'resetForm', with: { node: form, values: value } }, set(tips, '{{ [] }}')];
  const fresh = `{{ ({ ${entity.fields.filter((field) => field.default !== undefined).map((field) => `${field.id}: ${JSON.stringify(field.default)}`).join(', ')} }) }}`;
  for (const action of [`Write ${noun}`, 'Suggest improvements', 'Preview', 'Save']) kit.did(action);
  return pageOf(kit, page, [
    header(kit, kit.plan.name, `{{ pluralize(count(${rows}), ${quote(noun)}) }}`, [button(kit, `New ${noun}`, load(fresh), { icon: 'plus', variant: 'secondary' }, { id: kit.id('new document button') })]),
    row(kit, 'Editor columns', [
      card(kit, 'Documents card', [heading(kit, entity.plural, 2), kit.node('List', 'Documents', { props: { gap: 4, emptyText: 'Nothing saved yet.' }, bindings: { items: `{{ ${rows} }}` }, children: [row(kit, 'Document line', [button(kit, 'Open document', load('{{ item }}'), { variant: 'ghost', size: 'small' }, { id: kit.id('open document button'), bindings: { text: `{{ truncate(item.${entity.display} || "Untitled", 28) }}` } }), button(kit, 'Delete', [...deleteSteps(kit, entity, 'item')], { variant: 'ghost', size: 'small', icon: 'trash-2', text: '', ariaLabel: 'Delete' }, { id: kit.id('delete document button') })], { justify: 'between', wrap: false, gap: 4 })] })], { padding: 14 }, { base: { grow: 1, minWidth: '200px' } }),
      card(kit, 'Write card', [
        kit.node('Form', 'Editor form', {
          id: form,
          bindings: { initial: `{{ ${open} }}` },
          events: { submit: [{ do: 'saveRow', with: { entity: entity.id, rowId: `{{ ${open}.id }}`, values: '{{ event.values }}' }, as: 'saved' }, set(open, '{{ steps.saved }}'), toast(`${entity.name} saved`)] },
          children: [title, text1, ...others.map((field) => inputFor(kit, entity, field, 'editor')), row(kit, 'Editor buttons', [button(kit, 'Suggest', [{ do: 'script', with: { code: `app.setState(${quote(tips)}, ${code}.review(String(${text1.id}.value || "")));` } }], { variant: 'secondary', icon: 'sparkles' }, { id: kit.id('suggest button') }), kit.node('Button', 'Save document', { props: { text: 'Save', type: 'submit', icon: 'save' } })], { justify: 'end', gap: 8 })],
        }),
        text(kit, 'Word count', `{{ pluralize(${code}.words(String(${text1.id}.value || "")), "word") + ", about " + pluralize(max(1, Math.ceil(${code}.words(String(${text1.id}.value || "")) / 200)), "minute") + " to read" }}`, { size: 'small', tone: 'faint' }),
        kit.node('List', 'Writing tips', { props: { gap: 4, emptyText: '' }, bindings: { items: `{{ ${tips} }}`, visible: `{{ count(${tips}) > 0 }}` }, children: [text(kit, 'Writing tip', '{{ item }}', { tone: 'info' })] }),
      ], {}, { base: { grow: 2, minWidth: '300px' } }),
      card(kit, 'Preview card', [text(kit, 'Preview label', 'Preview', { tone: 'faint', size: 'small' }), heading(kit, 'Preview title', 2, `{{ ${title.id}.value || "Untitled" }}`), text(kit, 'Preview text', `{{ ${text1.id}.value || "What you write shows up here." }}`, { format: 'markdown' })], {}, { base: { grow: 2, minWidth: '260px' } }),
    ], { align: 'start', gap: 16 }),
  ]);
}

const WRITING = `
export function words(text) { return (text.match(/[A-Za-z0-9'’-]+/g) || []).length; }
/** Rules of thumb, no model: long sentences, filler words, repeats, passive forms. */
export function review(text) {
  if (words(text) < 5) return ["Write a few sentences first, then ask again."];
  const tips = ["No model is set up, so these tips come from simple rules."];
  const sentences = text.split(/[.!?]+\\s+/).filter((s) => words(s) > 0);
  const long = sentences.filter((s) => words(s) > 25);
  if (long.length) tips.push("Split the long sentence that begins “" + long[0].trim().slice(0, 40) + "…”.");
  const filler = text.match(/\\b(very|really|just|actually|basically|quite|in order to|due to the fact that)\\b/gi) || [];
  if (filler.length) tips.push("Leave out filler words: " + [...new Set(filler.map((w) => w.toLowerCase()))].join(", ") + ".");
  const passive = text.match(/\\b(was|were|been|being|is|are) \\w+ed\\b/gi) || [];
  if (passive.length > 1) tips.push("Say who does it: “" + passive[0] + "” is passive.");
  const seen = {};
  for (const w of text.toLowerCase().match(/[a-z]{6,}/g) || []) seen[w] = (seen[w] || 0) + 1;
  const often = Object.entries(seen).filter(([, n]) => n > 3).map(([w]) => w);
  if (often.length) tips.push("You use “" + often[0] + "” often. Try another word.");
  if (!/\\n\\s*\\n/.test(text) && words(text) > 120) tips.push("Break the text into paragraphs.");
  if (tips.length === 1) tips.push("Reads well: short sentences and clear words.");
  return tips;
}
`;

/** Parts to choose from and the result drawn at once. */
export function builderPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const form = kit.id('builder form');
  const open = kit.variable('Builder draft', {});
  const isAvatar = entity.kind === 'avatar';
  const code = kit.module('Drawing', isAvatar ? AVATAR : CARD);
  const fields = entity.fields.filter((field) => field.type !== 'computed' && field.type !== 'image' && field.type !== 'file').slice(0, 9);
  const sample = Object.fromEntries(entity.fields.filter((field) => field.type !== 'computed').map((field) => [field.id, entity.seed[0]?.[field.id] ?? null]));
  const load = (value: string): StepInput[] => [set(open, value), { do: 'resetForm', with: { node: form, values: value } }];
  const picks = fields.filter((field) => field.type === 'choice').map((field) => `${field.id}: ${JSON.stringify((field.choices ?? []).map((choice) => choice.value))}[Math.floor(Math.random() * ${field.choices?.length ?? 1})]`);
  const tints = fields.filter((field) => field.type === 'color').map((field) => `${field.id}: ["#2f6f8f", "#3f8f6b", "#b5652f", "#7a4f9a", "#b03a48", "#f2d3bd", "#8a5a3c", "#26282b"][Math.floor(Math.random() * 8)]`);
  for (const action of ['Customize', 'Shuffle', `Save ${nounOf(entity)}`]) kit.did(action);
  return pageOf(kit, page, [
    header(kit, kit.plan.name, 'Choose the parts; the picture follows', [button(kit, 'Shuffle', [{ do: 'script', with: { code: `app.call(${quote(form)}, "set", { ${[...picks, ...tints].join(', ')} });` } }], { variant: 'secondary', icon: 'shuffle' }, { id: kit.id('shuffle button') })]),
    row(kit, 'Builder columns', [
      card(kit, 'Builder preview', [kit.node('Image', 'Builder picture', { props: { ratio: '1:1', fit: 'contain', alt: 'Preview' }, bindings: { src: `{{ ${code}.draw({ ...${JSON.stringify(sample)}, ...${form}.values }) }}` } }), text(kit, 'Builder name', `{{ ${form}.values.${entity.display} || "" }}`, { weight: 'bold', size: 'large' })], { align: 'center' }, { base: { grow: 1, minWidth: '260px' } }),
      card(kit, 'Builder card', [kit.node('Form', 'Builder form', { id: form, props: { columns: 2 }, bindings: { initial: `{{ ${open}.id ? ${open} : ${JSON.stringify(sample)} }}` }, events: { submit: [{ do: 'saveRow', with: { entity: entity.id, rowId: `{{ ${open}.id }}`, values: '{{ event.values }}' } }, set(open, '{{ ({}) }}'), toast(`${entity.name} saved`)] }, children: [...fields.map((field) => inputFor(kit, entity, field, 'builder')), kit.node('Button', 'Save it', { props: { text: 'Save', type: 'submit', icon: 'save' } })] })], {}, { base: { grow: 2, minWidth: '300px' } }),
    ], { align: 'start', gap: 16 }),
    heading(kit, `Saved ${entity.plural.toLowerCase()}`, 2),
    kit.node('List', 'Saved pictures', {
      props: { layout: 'grid', minItemWidth: 160, gap: 12, emptyText: 'Nothing saved yet.' },
      bindings: { items: `{{ ${kit.rows(entity)}.data || [] }}` },
      children: [card(kit, 'Saved picture card', [kit.node('Image', 'Saved picture', { props: { ratio: '1:1', alt: '' }, bindings: { src: `{{ ${code}.draw(item) }}` } }), text(kit, 'Saved picture name', `{{ item.${entity.display} }}`, { weight: 'medium' }), row(kit, 'Saved picture buttons', [button(kit, 'Edit', load('{{ item }}'), { variant: 'secondary', size: 'small' }, { id: kit.id('edit saved') }), button(kit, 'Delete', deleteSteps(kit, entity, 'item'), { variant: 'ghost', size: 'small' }, { id: kit.id('delete saved') })], { gap: 4 })], { padding: 12, gap: 8 })],
    }),
  ]);
}

const AVATAR = `
function ok(c, d) { return /^#[0-9a-fA-F]{6}$/.test(c || "") ? c : d; }
export function draw(a) {
  const skin = ok(a.skin, "#f2d3bd"), hair = ok(a.hairColor, "#8a5a3c"), back = ok(a.background, "#2f6f8f");
  const top = { Short: '<path d="M58 92 Q60 44 100 44 Q140 44 142 92 Q120 66 100 68 Q80 66 58 92Z"/>', Long: '<path d="M54 150 Q46 42 100 42 Q154 42 146 150 L132 150 Q140 84 100 72 Q60 84 68 150Z"/>', Curly: '<g><circle cx="66" cy="72" r="18"/><circle cx="90" cy="56" r="20"/><circle cx="116" cy="58" r="20"/><circle cx="136" cy="76" r="17"/></g>', Bald: '' }[a.hair] ?? "";
  const eyes = { Round: '<circle cx="82" cy="104" r="5"/><circle cx="118" cy="104" r="5"/>', Happy: '<path d="M76 106 q6 -8 12 0 M112 106 q6 -8 12 0" fill="none" stroke="#26282b" stroke-width="4" stroke-linecap="round"/>', Sleepy: '<path d="M76 104 h12 M112 104 h12" stroke="#26282b" stroke-width="4" stroke-linecap="round"/>', Wink: '<circle cx="82" cy="104" r="5"/><path d="M112 104 h12" stroke="#26282b" stroke-width="4" stroke-linecap="round"/>' }[a.eyes] ?? "";
  const mouth = { Smile: '<path d="M84 126 q16 16 32 0"/>', Neutral: '<path d="M86 130 h28"/>', Open: '<circle cx="100" cy="130" r="8" fill="#7c2d2d"/>', Smirk: '<path d="M88 130 q16 6 26 -6"/>' }[a.mouth] ?? "";
  const extra = { Glasses: '<g fill="none" stroke="#26282b" stroke-width="4"><circle cx="82" cy="104" r="13"/><circle cx="118" cy="104" r="13"/><path d="M95 104 h10"/></g>', Hat: '<path d="M48 70 h104 l-10 -10 q-8 -34 -42 -34 t-42 34Z" fill="#26282b"/>', Earrings: '<circle cx="56" cy="124" r="5" fill="#d8a420"/><circle cx="144" cy="124" r="5" fill="#d8a420"/>' }[a.accessory] ?? "";
  return "data:image/svg+xml," + encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200"><rect width="200" height="200" fill="' + back + '"/><path d="M40 200 q8 -44 60 -44 t60 44Z" fill="#fff" opacity=".85"/><ellipse cx="100" cy="108" rx="44" ry="52" fill="' + skin + '"/><g fill="' + hair + '">' + top + '</g><g fill="#26282b">' + eyes + '</g><g fill="none" stroke="#7c2d2d" stroke-width="4" stroke-linecap="round">' + mouth + "</g>" + extra + "</svg>");
}
`;
const CARD = `
function safe(t) { return String(t ?? "").slice(0, 40).replace(/&/g, "&amp;").replace(/</g, "&lt;"); }
export function draw(row) {
  const colors = Object.values(row).filter((v) => /^#[0-9a-fA-F]{6}$/.test(v || ""));
  const words = Object.entries(row).filter(([k, v]) => typeof v === "string" && v && !v.startsWith("#") && !v.startsWith("data:") && !/^(id|createdAt|updatedAt)$/.test(k)).map(([, v]) => v);
  const ground = colors[0] || "#2f6f8f", ink = colors[1] || "#ffffff";
  return "data:image/svg+xml," + encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200"><rect width="200" height="200" fill="' + ground + '"/><circle cx="160" cy="40" r="60" fill="' + ink + '" opacity=".18"/><text x="20" y="110" font-family="sans-serif" font-size="18" font-weight="700" fill="#fff">' + safe(words[0]) + '</text><text x="20" y="136" font-family="sans-serif" font-size="12" fill="#fff" opacity=".85">' + safe(words[1]) + '</text><text x="20" y="156" font-family="sans-serif" font-size="12" fill="#fff" opacity=".7">' + safe(words[2]) + "</text></svg>");
}
`;

/** Puts a form together: add fields, change their order, see it as people will. */
export function designerPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const forms = kit.ofKind('form', 'questionnaire');
  const link = entity.fields.find((field) => field.reference?.entity === forms?.id)?.id;
  const which = chooseForm(kit, forms);
  const mine = formFields(kit, entity, link, which);
  const editor = rowEditor(kit, entity, 'field');
  const newForm = forms === undefined ? null : rowEditor(kit, forms, 'new form');
  const swap = (by: number): StepInput[] => [{ do: 'script', with: { code: `const list = ${mine}; const at = list.findIndex((f) => f.id === item.id); const other = list[at + ${by}]; if (!other) return; await db.transaction([{ kind: "update", entity: ${quote(entity.id)}, id: item.id, values: { position: at + ${by} + 1 } }, { kind: "update", entity: ${quote(entity.id)}, id: other.id, values: { position: at + 1 } }]);` } }];
  kit.did('Add a field');
  kit.did('Move a field');
  return pageOf(kit, page, [
    header(kit, page.name, 'Add fields and put them in order', [newForm === null ? null : button(kit, 'New form', newForm.add, { variant: 'secondary', icon: 'file-plus' }, { id: kit.id('new form button') }), button(kit, 'Add field', [...editor.add], { icon: 'plus' }, { id: kit.id('add field button') })]),
    which?.node ?? null,
    row(kit, 'Designer columns', [
      card(kit, 'Designer card', [
        heading(kit, 'Fields', 2),
        kit.node('List', 'Designer fields', {
          props: { gap: 8, dividers: true, emptyText: 'No fields yet. Add the first one.' },
          bindings: { items: `{{ ${mine} }}` },
          children: [row(kit, 'Designer line', [column(kit, 'Designer words', [text(kit, 'Designer label', '{{ item.label + (item.mandatory ? " *" : "") }}', { weight: 'medium' }), text(kit, 'Designer kind', '{{ item.kindOfField || "" }}', { size: 'small', tone: 'soft' })], { gap: 2 }, { base: { grow: 1 } }), button(kit, 'Up', swap(-1), { icon: 'arrow-up', variant: 'ghost', size: 'small', text: '', ariaLabel: 'Up' }, { id: kit.id('field up button') }), button(kit, 'Down', swap(1), { icon: 'arrow-down', variant: 'ghost', size: 'small', text: '', ariaLabel: 'Down' }, { id: kit.id('field down button') }), button(kit, 'Edit', editor.edit('item'), { variant: 'ghost', size: 'small', icon: 'pencil', text: '', ariaLabel: 'Edit' }, { id: kit.id('field edit button') }), button(kit, 'Delete', deleteSteps(kit, entity, 'item'), { variant: 'ghost', size: 'small', icon: 'trash-2', text: '', ariaLabel: 'Delete' }, { id: kit.id('field delete button') })], { gap: 4 })],
        }),
      ], {}, { base: { grow: 1, minWidth: '300px' } }),
      card(kit, 'Designer preview', [heading(kit, 'Preview', 2), kit.node('List', 'Preview fields', { props: { gap: 12, emptyText: 'The form shows up here.' }, bindings: { items: `{{ ${mine} }}` }, children: fieldInputs(kit, 'preview', null) })], {}, { base: { grow: 1, minWidth: '280px' } }),
    ], { align: 'start', gap: 16 }),
    editor.overlay,
    newForm?.overlay ?? null,
  ]);
}

type Choice = { node: Node; id: string } | null;

function chooseForm(kit: Kit, forms: PlannedEntity | undefined): Choice {
  if (forms === undefined) return null;
  const node = kit.node('Select', 'Which form', { props: { label: forms.name, labelKey: forms.display, valueKey: 'id', placeholder: 'The first one' }, bindings: { options: `{{ ${kit.rows(forms)}.data || [] }}` } });
  return { node, id: `(${node.id}.value || ((${kit.rows(forms)}.data || []).find((f) => (${kit.rows(kit.ofKind('form field') ?? forms)}.data || []).some((x) => x.form === f.id)) || {}).id)` };
}

function formFields(kit: Kit, entity: PlannedEntity, link: string | undefined, which: Choice): string {
  return `sortBy((${kit.rows(entity)}.data || [])${link === undefined || which === null ? '' : `.filter((f) => f.${link} === ${which.id})`}, "position")`;
}

/** One input of each kind; the one that fits the field shows. */
function fieldInputs(kit: Kit, key: string, answers: string | null): Node[] {
  const change = answers === null ? undefined : { change: [set(answers, `{{ ({ ...${answers}, [item.id]: event.value }) }}`)] };
  const make = (type: string, kind: string, props: Record<string, string | number | boolean>, extra: Record<string, string> = {}): Node => kit.node(type, `${key} ${kind} answer`, { props, bindings: { label: '{{ item.label + (item.mandatory ? " *" : "") }}', visible: `{{ (item.kindOfField || "Short text") === ${quote(kind)} }}`, ...(answers === null ? {} : { value: `{{ ${answers}[item.id] ?? null }}` }), ...extra }, ...(change === undefined ? {} : { events: change }) });
  return [make('TextInput', 'Short text', {}), make('TextArea', 'Long text', { rows: 3 }), make('NumberInput', 'Number', {}), make('DatePicker', 'Date', {}), make('Select', 'Choice', {}, { options: '{{ String(item.options || "").split(",").map((o) => o.trim()).filter(Boolean) }}' }), make('Switch', 'Yes or no', {})];
}

/** The designed form for people to fill in; the answers are kept. */
export function fillFormPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const forms = kit.ofKind('form', 'questionnaire');
  const field = kit.ofKind('form field');
  const link = field?.fields.find((candidate) => candidate.reference?.entity === forms?.id)?.id;
  const which = chooseForm(kit, forms);
  const answers = kit.variable('Form answers', {});
  const name = kit.node('TextInput', 'Respondent name', { props: { label: 'Your name', required: true } });
  const mine = field === undefined ? '[]' : formFields(kit, field, link, which);
  const formLink = entity.fields.find((candidate) => candidate.reference?.entity === forms?.id)?.id;
  const missing = `${mine}.find((f) => f.mandatory && !${answers}[f.id])`;
  kit.did('Fill in and submit a form');
  const values = `{ respondent: ${name.id}.value, answers: ${mine}.map((f) => f.label + ": " + (${answers}[f.id] ?? "–")).join("\\n"), submittedOn: today(), status: "New"${formLink === undefined || which === null ? '' : `, ${formLink}: ${which.id}`}${codeFor(entity)} }`;
  return pageOf(kit, page, [
    header(kit, page.name, 'Choose a form and answer', []),
    card(kit, 'Fill card', [
      which?.node ?? null,
      name,
      kit.node('List', 'Fill fields', { props: { gap: 12, emptyText: 'This form has no fields yet.' }, bindings: { items: `{{ ${mine} }}` }, children: fieldInputs(kit, 'fill', answers) }),
      button(kit, 'Submit', [...refuse(`!${name.id}.value`, 'Type your name first'), toast(`Answer “{{ (${missing} || {}).label }}” first`, 'warn', `!!${missing}`), { do: 'stopIf', with: { when: `{{ !!${missing} }}` } }, { do: 'createRow', with: { entity: entity.id, values: `{{ (${values}) }}` } }, set(answers, '{{ ({}) }}'), toast('Thank you. Your answers were saved.')], { icon: 'send' }, { id: kit.id('submit form button') }),
    ]),
  ], { maxWidth: '720px' });
}

/** A document with lines that add up, in figures and in words, ready to print. */
export function documentPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const money = entity.fields.find((field) => field.type === 'currency')?.id;
  const party = entity.fields.find((field) => field.type === 'reference' || /^(party|supplier|customer)$/.test(field.id));
  const lines = kit.variable('Document lines', [{ id: '1', description: 'First item', quantity: 1, price: 100 }]);
  const total = `round((${lines} || []).reduce((a, l) => a + (Number(l.quantity) || 0) * (Number(l.price) || 0), 0), 2)`;
  const edit = (field: string): StepInput[] => [set(lines, `{{ ${lines}.map((l) => l.id === item.id ? { ...l, ${field}: event.value } : l) }}`)];
  const company = kit.node('TextInput', 'Company name', { props: { label: 'Company', value: 'Northside Supply' } });
  const logo = kit.node('TextInput', 'Company logo', { props: { label: 'Logo (link to a picture)', placeholder: 'https://' } });
  const kindOf = kit.node('Select', 'Document type', { props: { label: 'Type', clearable: false, value: entity.name, options: [...new Set([entity.name, 'Procurement order', 'Purchase contract', 'Service contract', 'Quotation'])] } });
  const language = kit.node('Select', 'Document language', { props: { label: 'Language', clearable: false, value: 'English', options: ['English', 'Chinese and English'] } });
  const copies = kit.node('NumberInput', 'Copies', { props: { label: 'Copies to print', value: 1, min: 1, max: 20, decimals: 0 } });
  const tax = `"TAX-" + String(Math.round(${total} * 100)).padStart(8, "0")`;
  const who = party === undefined ? kit.node('TextInput', 'Document party', { props: { label: 'Other party' } }) : (inputFor(kit, entity, party, 'document') ?? kit.node('TextInput', 'Document party', { props: { label: 'Other party' } }));
  const words = `(wordsFromNumber(Math.floor(${total})) + " and " + String(Math.round(${total} * 100) % 100).padStart(2, "0") + "/100 dollars").toUpperCase()`;
  const title = entity.fields.find((field) => field.id === entity.display && field.generator === null)?.id;
  const values = `{ ${[...(title === undefined ? [] : [`${title}: ${kindOf.id}.value + " for " + (${company.id}.value || "us")`]), ...(money === undefined ? [] : [`${money}: ${total}`]), ...(party === undefined ? [] : [`${party.id}: ${who.id}.value`]), ...(entity.flow === null ? [] : [`${entity.flow.field}: ${quote(entity.flow.steps[0] ?? '')}`])].join(', ')}${codeFor(entity)} }`;
  for (const action of ['Calculate the amount', 'Amount in words', 'Print', `Save ${nounOf(entity)}`]) kit.did(action);
  return pageOf(kit, page, [
    header(kit, page.name, 'Fill in, check the total, print', [button(kit, 'Save', [...refuse(`!(${total} > 0)`, 'Add a line with an amount first'), { do: 'createRow', with: { entity: entity.id, values: `{{ (${values.replace('{ ,', '{ ')}) }}` } }, toast(`${entity.name} saved`)], { variant: 'secondary', icon: 'save' }, { id: kit.id('save document button') }), button(kit, 'Print', [{ do: 'print' }, toast('{{ pluralize(' + copies.id + '.value || 1, "copy", "copies") }} sent to print')], { icon: 'printer' }, { id: kit.id('print button') })]),
    row(kit, 'Document columns', [
      card(kit, 'Document inputs', [kindOf, language, company, logo, kit.node('FilePicker', 'Upload logo', { props: { accept: 'image/*', maxSize: 1, placeholder: 'Upload a logo: drop it here, or', ariaLabel: 'Upload a logo' }, events: { change: [{ do: 'callMethod', with: { node: logo.id, method: 'set', args: ['{{ event.value && event.value.data ? "data:" + event.value.type + ";base64," + event.value.data : "" }}'] }, onlyIf: '!!(event.value && event.value.data)' }] } }), who, copies], {}, { base: { grow: 1, minWidth: '240px' } }),
      card(kit, 'Document sheet', [
        row(kit, 'Document head', [column(kit, 'Document titles', [heading(kit, 'Document title', 2, `{{ ${kindOf.id}.value + (${language.id}.value !== "English" ? " / 采购单" : "") }}`), text(kit, 'Document company', `{{ ${company.id}.value }}`, { tone: 'soft' })], { gap: 2 }), kit.node('Image', 'Document logo', { props: { fit: 'contain', alt: 'Logo', fallbackIcon: 'building-2' }, bindings: { src: `{{ ${logo.id}.value || "" }}`, visible: `{{ !!${logo.id}.value }}` }, style: { base: { width: '96px', height: '64px' } } })], { justify: 'between', wrap: false }),
        text(kit, 'Document date', `{{ formatDate(today(), "long") + " · " + ${tax} }}`, { size: 'small', tone: 'faint' }),
        kit.node('List', 'Document line list', {
          props: { gap: 8, dividers: true, emptyText: 'No lines.' },
          bindings: { items: `{{ ${lines} || [] }}` },
          children: [row(kit, 'Document line', [kit.node('TextInput', 'Line description', { props: { ariaLabel: 'Description' }, bindings: { value: '{{ item.description }}' }, events: { change: edit('description') }, style: { base: { grow: 1, minWidth: '140px' } } }), kit.node('NumberInput', 'Line quantity', { props: { ariaLabel: 'Quantity', min: 0 }, bindings: { value: '{{ item.quantity }}' }, events: { change: edit('quantity') }, style: { base: { width: '90px' } } }), kit.node('NumberInput', 'Line price', { props: { ariaLabel: 'Price', min: 0, prefix: '$' }, bindings: { value: '{{ item.price }}' }, events: { change: edit('price') }, style: { base: { width: '110px' } } }), text(kit, 'Line sum', '{{ formatCurrency((Number(item.quantity) || 0) * (Number(item.price) || 0)) }}'), button(kit, 'Remove', [set(lines, `{{ ${lines}.filter((l) => l.id !== item.id) }}`)], { variant: 'ghost', size: 'small', icon: 'x', text: '', ariaLabel: 'Remove' }, { id: kit.id('remove line button') })], { gap: 6 })],
        }),
        button(kit, 'Add line', [set(lines, `{{ [...(${lines} || []), { id: uuid(), description: "", quantity: 1, price: 0 }] }}`)], { variant: 'secondary', size: 'small', icon: 'plus' }, { id: kit.id('add line button') }),
        row(kit, 'Document total row', [text(kit, 'Document total label', 'Total', { weight: 'bold', size: 'large' }), text(kit, 'Document total', `{{ formatCurrency(${total}) }}`, { weight: 'bold', size: 'large' })], { justify: 'between', wrap: false }),
        text(kit, 'Document words', `{{ ${words} }}`, { weight: 'medium' }),
      ], {}, { base: { grow: 3, minWidth: '320px' } }),
    ], { align: 'start', gap: 16 }),
  ]);
}
