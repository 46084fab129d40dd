import { kindNamed } from '../knowledge/index.ts';
import { fieldTypeOf } from './lexicon/fields.ts';
import { MANAGE_VERBS } from './lexicon/words.ts';
import { singular, wordsOf } from './words.ts';
import type { NamedField } from './types.ts';

const SHOWN: Readonly<Record<string, string>> = {
  checkin: 'check-in',
  checkout: 'check-out',
  signup: 'sign-up',
  login: 'sign-in',
  signoff: 'sign-off',
  followup: 'follow-up',
  followups: 'follow-ups',
  pickup: 'pickup',
  dropoff: 'drop-off',
  clockin: 'clock-in',
  clockout: 'clock-out',
  todo: 'to-do',
  todos: 'to-dos',
  parttime: 'part-time',
  realtime: 'real-time',
  miniapp: 'app',
  ecommerce: 'shop',
  onepage: 'one-page',
};

const ACRONYMS = new Set('rss id api url pdf hr crm kpi faq ai sms gps utm seo csv html json vip erp qr cv tv nft'.split(' '));

/** Compounds that cleaning closed up, as people write them. */
export function shown(text: string): string {
  return text.replace(/[a-z]+/gi, (word) => {
    const lower = word.toLowerCase();
    if (ACRONYMS.has(lower)) return lower.toUpperCase();
    const open = Object.hasOwn(SHOWN, lower) ? SHOWN[lower] : undefined;
    if (open === undefined) return word;
    return word[0] === lower[0] ? open : open.charAt(0).toUpperCase() + open.slice(1);
  });
}

/** "a, b and c" → its parts, at most twelve, without articles. */
export function listItems(text: string): string[] {
  return text
    .split(/,\s*(?:and|or|as well as)?\s+|\s+(?:and|or|&|as well as|then)\s+|\s*[,/]\s*|\s*->\s*/)
    .map((part) =>
      part
        .replace(/^(?:and|or|then|a|an|the|their|its|my|our|each|any|etc|also|be|get)\s+/i, '')
        .replace(/[.;:()]+$/, '')
        .trim(),
    )
    .filter((part) => part !== '' && part.length <= 40 && part.split(' ').length <= 4)
    .slice(0, 12);
}

const STEP_NOISE =
  /\b(users?|people|customers?|everyone|year|month|week|day|today|tomorrow|home|work|phone|desktop|computer|one|two|a|b|anywhere|scratch|beginner|start|simple)\b/;

/** Ordered workflow steps: "from check-in and diagnosis to repair and pickup", "status (open, in progress, done)", "stages: …", "draft → review → published". */
export function stepsIn(text: string): string[] {
  const named =
    /\b(?:status(?:es)?|stages?|states?|columns?|steps|phases)\b\s*(are|like|such as|can be|including|:|=|\()\s*:?\s*((?:[a-z][a-z -]{1,24}?(?:,\s*(?:and |or )?| and | or | to |\s*\/\s*|\s*->\s*|\s*→\s*)){1,8}[a-z][a-z -]{1,24})/i.exec(
      text,
    );
  if (named?.[2] !== undefined) {
    const steps = listItems(named[2].replace(/ to /g, ', '));
    // "Stages: idea, draft" names steps for sure; "states like orders and invoices" may not.
    const isSure = /^(are|:|=|\()$/.test(named[1] ?? '');
    if (
      steps.length >= 2 &&
      steps.every((step) => step.split(' ').length <= 3) &&
      (isSure || !steps.some((step) => kindNamed(singular(step.toLowerCase())) !== undefined))
    )
      return tidy(steps);
  }
  // "A board for articles: idea, draft, edited, live".
  const board =
    /\b(?:kanban|board|pipeline|workflow)\b[^:.]{0,60}:\s*((?:[a-z][a-z -]{1,20}(?:,\s*(?:and |then )?| and | then )){2,7}[a-z][a-z -]{1,20})/i.exec(text);
  if (board?.[1] !== undefined) {
    const steps = listItems(board[1]);
    if (steps.length >= 3 && steps.every((step) => step.split(' ').length <= 2 && !/s$/.test(step))) return tidy(steps);
  }
  const arrows = /((?:[a-z][a-z -]{1,24}\s*(?:->|→|=>|>)\s*){1,8}[a-z][a-z -]{1,24})/i.exec(text);
  if (arrows?.[1] !== undefined) return tidy(arrows[1].split(/->|→|=>|>/).map((step) => step.trim()));
  for (const match of text.matchAll(
    /\bfrom\s+((?:[a-z][a-z-]*\s?){1,3}(?:(?:,| and| through)\s+(?:[a-z][a-z-]*\s?){1,3}?)*?)\s+(?:to|through|until|up to)\s+((?:[a-z][a-z-]*\s?){1,3}(?:(?:,| and| to)\s+(?:[a-z][a-z-]*\s?){1,3}?)*)(?=[.,;]|$)/gi,
  )) {
    const steps = [...listItems((match[1] ?? '').replace(/ to /g, ', ')), ...listItems((match[2] ?? '').replace(/ to /g, ', '))];
    if (steps.length >= 2 && !steps.some((step) => STEP_NOISE.test(step.toLowerCase()))) return tidy(steps);
  }
  return [];
}

function tidy(steps: readonly string[]): string[] {
  const out: string[] = [];
  for (const step of steps) {
    const text = shown(step.toLowerCase()).trim();
    const label = text.charAt(0).toUpperCase() + text.slice(1);
    if (label !== '' && !out.includes(label)) out.push(label);
  }
  return out.slice(0, 8);
}

const COUNTS = ['a', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, fortnight: 14, month: 30 };

/** How long something may last, in days: "for up to two weeks", "out more than 3 days", "a loan of 10 days". */
export function termIn(text: string): number | null {
  const match =
    /\b(?:up to|for|within|after|more than|longer than|over|maximum of|max|at most|of|due (?:back )?(?:in|after)|back (?:in|after))\s+(?:at most |up to )?(\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten)\s+(day|week|fortnight|month)s?\b/i.exec(
      text,
    );
  if (match === null) return null;
  const [, count = '', unit = ''] = match;
  const number = /^\d/.test(count) ? Number(count) : Math.max(1, COUNTS.indexOf(count.toLowerCase().replace('an', 'a')));
  const days = number * (DAYS[unit.toLowerCase()] ?? 1);
  return days > 0 && days <= 730 ? days : null;
}

/** Who is given work by name of the role: "a caretaker is assigned", "assign each ticket to a technician". Singular; null when nobody is. */
export function assignedIn(text: string): string | null {
  const match =
    /\b([a-z]+) (?:is|are|gets?|be|was|can be) assigned\b(?! to)|\bassign(?:s|ed|ing)? (?:(?:it|them|each|every|the|an?) )?(?:[a-z]+ )?to (?:an? |the |our )?([a-z]+)/i.exec(
      text,
    );
  const word = match?.[1] ?? match?.[2];
  return word === undefined ? null : singular(word.toLowerCase());
}

/** Figures for each of something: "a chart of weight per month", "open complaints by building". At most four. */
export function perIn(text: string): { what: string; by: string }[] {
  const out: { what: string; by: string }[] = [];
  for (const match of text
    .toLowerCase()
    .matchAll(/\b((?:[a-z-]+ ){0,3}[a-z-]+?)s? (?:per|for each|for every|by|each) (day|week|month|year|[a-z]{3,20})(?: [a-z]+)?(?=[.,;)]| |$)/g)) {
    const by = singular(match[2] ?? '');
    // "Sorted by name", "reported by tenants": only figures and periods are counted.
    if (
      / by /.test(match[0]) &&
      !/\b(?:charts?|graphs?|totals?|sums?|number|count|open|show|see|spent|spending|sales|statistics|report)\b/.test(match[1] ?? '')
    )
      continue;
    const what = (match[1] ?? '').split(' ').map(singular).join(' ');
    out.push({ what, by: by === 'week' ? 'month' : by });
  }
  return out.slice(0, 4);
}

/** Who signs in turn: "with manager, app owner and security sign-off", "approved by the team lead and finance". */
export function approversIn(text: string): string[] {
  const before =
    /\b(?:with|by|from|through|needs?|requires?|via)\s+((?:[a-z][a-z -]{2,20}(?:, | and |, and )){1,5}[a-z][a-z -]{2,20}?)\s+(?:signoff|approvals?|authorization|review)\b/i.exec(
      text,
    );
  const after =
    /\b(?:approved|signed|authorized|signoff|approval)\s+(?:by|from)\s+((?:(?:the |a |an )?[a-z][a-z -]{2,20}(?:, | and |, and |, then | then )){1,5}(?:the |a |an )?[a-z][a-z -]{2,20}?)(?=[.,;]|$)/i.exec(
      text,
    );
  const list = before?.[1] ?? after?.[1];
  if (list === undefined) return [];
  return tidy(listItems(list)).filter((name) => name.split(' ').length <= 3);
}

/**
 * Fields a prompt lists: "input their name, email and phone number", "with title, author and year". A list counts when
 * at least two of its parts, and most of them, end in a word that names a field.
 */
export function fieldsIn(sentence: string, nearest: (at: number) => string | null): NamedField[] {
  const out: NamedField[] = [];
  const pattern =
    /\b(with|including|include|includes|input|enter|entering|has|have|having|recording|record|fields?|columns?|provide|providing|their|its|such as|store|stores|contains?|containing|shows?|showing|consists of|collects?|fill in|capture|captures|like|for|the|log|by)\b\s*[:(]?\s+((?:[a-z][a-z' -]{1,28}?(?:, (?:and |or )?| and | or ))+[a-z][a-z' -]{1,28})(?=[.,;)]|$| of | for | to | so | in | from | when )/gi;
  let match: RegExpExecArray | null;
  while ((match = pattern.exec(sentence)) !== null) {
    const parts = listItems(match[2] ?? '').map((part) => part.replace(/^(?:their|its|the|whether|how|what|which)\s+/i, ''));
    const typed = parts.map((part) => ({ part, type: fieldTypeOf(part) }));
    // "Select the contract, add a logo, calculate the amount" tells what people do.
    if (parts.some((part) => part.includes(' ') && isDoing(part))) {
      pattern.lastIndex = match.index + (match[1]?.length ?? 1);
      continue;
    }
    const known = typed.filter((field) => field.type !== null);
    if (known.length < 2 || known.length < typed.length * 0.6) {
      pattern.lastIndex = match.index + (match[1]?.length ?? 1);
      continue;
    }
    const entity = nearest(match.index);
    for (const { part, type } of typed) {
      if (type === null && (wordsOf(part).length > 3 || kindNamed(singular(part.toLowerCase())) !== undefined)) continue;
      out.push({ entity, label: fieldLabel(part), type: type ?? 'text' });
    }
  }
  return out;
}

/** Whether a phrase begins with a verb that takes the rest as its object. */
function isDoing(part: string): boolean {
  const [first = '', second = ''] = part.toLowerCase().split(' ');
  return (MANAGE_VERBS.has(first) && /^(?:the|a|an|my|their|all|new)$/.test(second)) || /^(?:calculate|convert|select|input|choose|obtain)$/.test(first);
}

function fieldLabel(part: string): string {
  const text = shown(part.toLowerCase())
    .replace(/^(their|its|your|my)\s+/, '')
    .trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Pages said by name: "an about page", "pages: home, blog and contact", "a page for bookings". */
export function pagesIn(text: string): string[] {
  const out: string[] = [];
  const add = (name: string): void => {
    const tidyName = shown(name.toLowerCase())
      .replace(
        /^(?:a|an|the|main|separate|dedicated|web|landing|single|simple|own|new|different|all|each|every|various|multiple|these|those|this|that|three|two|four|five|of|set)\s+/g,
        '',
      )
      .trim();
    if (
      /^(?:a|an|the|web|landing|all|each|every|any|this|that|same|one|different|various|other|multiple|single|more|main|user|new|three|two|four|five|six|several|these|those|start|first|own|.*landing)$/.test(
        tidyName,
      ) ||
      tidyName.length < 3 ||
      tidyName.split(' ').length > 3
    )
      return;
    if (!out.includes(tidyName)) out.push(tidyName);
  };
  for (const match of text.matchAll(/\b((?:[a-z]+ ){0,1}[a-z]+) (?:pages?|screens?|tab|section)\b/gi)) {
    const name = (match[1] ?? '')
      .toLowerCase()
      .split(' ')
      .filter(
        (word) =>
          !/^(a|an|the|and|or|with|of|have|has|to|is|on|in|for|browse|view|contain|including|should|containing|modern|clean|through|from|by|at|between|across|this|that|each|into|about the|see|use)$/.test(
            word,
          ),
      )
      .join(' ');
    if (name !== '' && !/\b(background|all|different|color|contain|each|every|visit|open|set)\b/.test(name)) add(name);
  }
  for (const match of text.matchAll(
    /\b(?:pages?|screens?|sections?|tabs)\s*(?:for|such as|like|including|:|named|are|called)\s*:?\s+((?:[a-z][a-z' -]{1,24}?(?:, (?:and )?| and ))+[a-z][a-z' -]{1,24})(?=[.,;)]|$)/gi,
  ))
    for (const item of listItems(match[1] ?? '')) add(item);
  return out.slice(0, 8);
}

/** Parts of an app listed as "functionalities such as …", "features including …", "functions for …". */
export function featureItems(text: string): string[] {
  const out: string[] = [];
  for (const match of text.matchAll(
    /\b(?:functionalit(?:y|ies)|features?|functions?|modules?|capabilities|sections)\s*(?:such as|like|including|for|include|are|of|:|to)\s*:?\s*((?:[^.;]){3,400})/gi,
  ))
    for (const item of listItems((match[1] ?? '').replace(/\betc\b\.?/g, ''))) if (!out.includes(item)) out.push(item);
  return out.slice(0, 14);
}
