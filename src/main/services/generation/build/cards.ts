import type { PlannedEntity } from '../plan/index.ts';
import { verbsOf } from './actions.ts';
import type { Kit, Node } from './kit.ts';
import { button, card, fieldText, row, text } from './parts.ts';

export function searchExpression(entity: PlannedEntity, inputId: string): string {
  const fields = entity.fields.filter((field) => /^(text|longText|choice|email)$/.test(field.type) && field.id !== 'password').slice(0, 6);
  return `(!${inputId}.value || [${fields.map((field) => `r.${field.id}`).join(', ')}].join(" ").toLowerCase().includes(String(${inputId}.value).toLowerCase()))`;
}

export function likeButton(kit: Kit, entity: PlannedEntity, key: string): Node[] {
  const verb = verbsOf(kit, entity).find((candidate) => candidate.id === 'toggleFavorite');
  if (verb === undefined) return [];
  return [
    button(
      kit,
      'Favorite',
      verb.steps('item'),
      { variant: 'ghost', size: 'small', icon: 'heart' },
      {
        id: kit.id(`${key} like button`),
        bindings: {
          text: '{{ item.favorite ? "Liked" : "Like" }}',
          ariaLabel: `{{ (item.favorite ? "Remove from favorites: " : "Add to favorites: ") + (${fieldText(kit, entity, entity.display, 'item')}) }}`,
        },
      },
    ),
  ];
}

/** Picture, name, a line about it, its price or date, and buttons. */
export function cardOf(kit: Kit, entity: PlannedEntity, key: string, buttons: Node[]): Node {
  const image = entity.fields.find((field) => field.type === 'image');
  const price = entity.fields.find((field) => field.type === 'currency');
  const tag =
    entity.fields.find((field) => field.id === entity.flow?.field) ??
    entity.fields.find((field) => field.id === 'status') ??
    entity.fields.find((field) => field.type === 'choice');
  const line =
    entity.fields.find((field) => /^(summary|description|text|notes?)$/.test(field.id)) ??
    entity.fields.find((field) => field.type === 'reference' || (field.type === 'text' && field.id !== entity.display));
  const date = entity.fields.find((field) => field.type === 'date');
  const telling = entity.fields
    .filter(
      (field) => /^(pay|location|company|kindOfJob|author|artist|city|year|capacity|minutes|servings|type)$/.test(field.id) && field !== line && field !== tag,
    )
    .slice(0, 2);
  const facts = [...telling, date, entity.fields.find((field) => field.type === 'rating')].filter((field) => field !== undefined).slice(0, 4);
  const tones = JSON.stringify(Object.fromEntries((tag?.choices ?? []).map((choice) => [choice.value, choice.tone ?? 'neutral'])));
  return card(
    kit,
    `${key} card`,
    [
      image === undefined
        ? null
        : kit.node('Image', `${key} picture`, {
            props: { ratio: '4:3' },
            bindings: { src: `{{ item.${image.id} || "" }}`, alt: `{{ ${fieldText(kit, entity, entity.display, 'item')} }}` },
          }),
      row(
        kit,
        `${key} top`,
        [
          text(kit, `${key} name`, `{{ ${fieldText(kit, entity, entity.display, 'item')} }}`, { weight: 'bold' }),
          price === undefined ? null : text(kit, `${key} price`, `{{ ${fieldText(kit, entity, price.id, 'item')} }}`, { weight: 'medium' }),
        ],
        { justify: 'between', wrap: false, align: 'start' },
      ),
      line === undefined ? null : text(kit, `${key} line`, `{{ ${fieldText(kit, entity, line.id, 'item')} }}`, { tone: 'soft', lines: 2 }),
      tag === undefined
        ? null
        : kit.node('Tag', `${key} tag`, {
            bindings: { text: `{{ item.${tag.id} || "" }}`, tone: `{{ (${tones})[item.${tag.id}] || "neutral" }}`, visible: `{{ !!item.${tag.id} }}` },
          }),
      facts.length === 0
        ? null
        : text(kit, `${key} facts`, `{{ [${facts.map((field) => fieldText(kit, entity, field.id, 'item')).join(', ')}].filter(Boolean).join(" · ") }}`, {
            size: 'small',
            tone: 'faint',
            lines: 1,
          }),
      buttons.length === 0 ? null : row(kit, `${key} buttons`, buttons, { gap: 6, wrap: true }),
    ],
    { padding: 14, gap: 8 },
  );
}
