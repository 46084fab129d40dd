import type { Json } from '../../../../shared/kernel/json.ts';
import { addDays } from './dates.ts';

type Rows = Record<string, Json>[];

const QUESTIONS: readonly (readonly [string, string, string, string, string, string, string, string])[] = [
  ['Which planet is closest to the sun?', 'Venus', 'Mercury', 'Mars', 'Earth', 'B', 'Science', 'It is also the smallest.'],
  ['What is the capital of Portugal?', 'Porto', 'Madrid', 'Lisbon', 'Faro', 'C', 'Geography', 'It lies on the river Tagus.'],
  ['How many sides has a hexagon?', 'Six', 'Five', 'Eight', 'Seven', 'A', 'Science', 'Think of a honeycomb.'],
  ['In which year did the Berlin Wall fall?', '1979', '1985', '1991', '1989', 'D', 'History', 'The same year the web was proposed.'],
  ['Which word means the same as “brief”?', 'Long', 'Short', 'Loud', 'Heavy', 'B', 'Language', 'A note that takes no time.'],
  ['What gas do plants take from the air?', 'Carbon dioxide', 'Oxygen', 'Helium', 'Neon', 'A', 'Science', 'We breathe it out.'],
  ['Which ocean is the largest?', 'Atlantic', 'Indian', 'Pacific', 'Arctic', 'C', 'Geography', 'Its name means peaceful.'],
  ['Who wrote “Hamlet”?', 'Dickens', 'Goethe', 'Homer', 'Shakespeare', 'D', 'Language', 'He was born in Stratford.'],
  ['What is 7 times 8?', '54', '56', '64', '58', 'B', 'Science', '5, 6, 7, 8.'],
  ['Which river flows through Cairo?', 'Nile', 'Congo', 'Tigris', 'Danube', 'A', 'Geography', 'It runs north.'],
];

/** Samples where made-up words would not do. */
export const SPECIAL: Readonly<Record<string, (today: string) => Rows>> = {
  question: () =>
    QUESTIONS.map(([text, optionA, optionB, optionC, optionD, answer, topic, hint]) => ({
      text,
      optionA,
      optionB,
      optionC,
      optionD,
      answer,
      topic,
      hint,
      favorite: false,
      wrong: false,
      timesAsked: 0,
    })),
  habit: (today) =>
    [
      ['Drink water', 'Health', '8 glasses', 12],
      ['Walk outside', 'Health', '20 minutes', 5],
      ['Read ten pages', 'Learning', '10 pages', 21],
      ['Stretch', 'Health', '5 minutes', 0],
      ['Lights out by 23:00', 'Home', 'Every night', 3],
      ['Call someone', 'Mind', 'Twice a week', 1],
    ].map(([name, category, goal, streak], i) => ({
      name: String(name),
      category: String(category),
      goal: String(goal),
      streak: Number(streak),
      bestStreak: Math.max(9, Number(streak)) + i,
      lastDoneOn: Number(streak) === 0 ? addDays(today, -4) : addDays(today, -1),
      color: ['#2f6f8f', '#3f8f6b', '#8a7a2e', '#b5652f', '#4a5fa8', '#b03a48'][i] ?? '#2f6f8f',
    })),
  feature: () =>
    [
      ['Set up in minutes', 'Import what you have and start the same day.', 'Feature'],
      ['Works on every device', 'The same screens on a phone, a tablet and a desk.', 'Feature'],
      ['Clear reports', 'See what changed this week without a spreadsheet.', 'Feature'],
      ['Save hours each week', 'Less copying, fewer calls, one place to look.', 'Benefit'],
      ['Fewer mistakes', 'Checks catch what people miss on a busy day.', 'Benefit'],
      ['Always at hand', 'Your data stays with you, with or without a network.', 'Benefit'],
      ['For small shops', 'Keep orders, stock and customers together.', 'Use case'],
      ['For growing teams', 'Share the work and see who does what.', 'Use case'],
      ['For clubs and schools', 'Members, events and fees in one list.', 'Use case'],
    ].map(([title, description, group], i) => ({
      title: title ?? '',
      description: description ?? '',
      group: group ?? '',
      icon: ['zap', 'smartphone', 'chart-column', 'clock', 'shield-check', 'heart', 'store', 'users', 'graduation-cap'][i] ?? 'sparkles',
      position: i + 1,
    })),
  seat: () =>
    ['A', 'B', 'C', 'D'].flatMap((line, r) =>
      [1, 2, 3, 4, 5, 6].map((n) => ({
        label: `${line}${n}`,
        type: n === 1 || n === 6 ? 'Window' : r === 3 ? 'Quiet' : 'Aisle',
        price: 4 + (n % 3) * 2,
        status: (r * 6 + n) % 4 === 1 ? 'Taken' : 'Free',
        room: 1 + ((r * 6 + n) % 2),
      })),
    ),
  // Conversations by position; see the conversation samples.
  message: (today) =>
    (
      [
        [1, 'Ada', 'Saturday looks dry. Shall we take the coast path?', 2],
        [1, 'Luca', 'Yes, the 9:10 train works for me.', 2],
        [1, 'You', 'I will bring the map.', 1],
        [2, 'Grace', 'The new labels are in the shared folder.', 1],
        [2, 'You', 'Thanks, they look good. One small thing: the logo is a bit large.', 1],
        [2, 'Petra', 'I made it smaller and added two sizes.', 0],
        [3, 'Ines', 'Is anyone in tomorrow to take a parcel?', 1],
        [3, 'You', 'I am here until noon.', 1],
        [4, 'Ines Duarte', 'Could we meet ten minutes later?', 0],
        [4, 'You', 'Of course, see you at 14:10.', 0],
        [5, 'Tomas Lind', 'Here is the recipe you asked for.', 3],
        [6, 'Grace Finch', 'Happy birthday!', 4],
      ] as const
    ).map(([conversation, sender, text, daysAgo], i) => ({
      conversation,
      sender,
      text,
      kindOfMessage: 'Text',
      sentAt: `${addDays(today, -daysAgo)}T${String(8 + Math.floor(i / 3)).padStart(2, '0')}:${String((i % 3) * 17 + 4).padStart(2, '0')}:00.000Z`,
    })),
  score: (today) =>
    [
      ['Ada', 940],
      ['Luca', 815],
      ['Mei', 760],
      ['Yusuf', 640],
      ['Grace', 585],
      ['Petra', 430],
      ['Tomas', 310],
    ].map(([player, points], i) => ({ player: String(player), points: Number(points), level: 9 - i, playedOn: addDays(today, -i * 2) })),
  conversation: () =>
    [
      ['Weekend hike', 'Group', 'Ada, Luca, Mei'],
      ['Design team', 'Group', 'Grace, Petra, Yusuf'],
      ['Neighbours', 'Group', 'Ines, Tomas, Hana'],
      ['Ines Duarte', 'Private', 'Ines Duarte'],
      ['Tomas Lind', 'Private', 'Tomas Lind'],
      ['Grace Finch', 'Private', 'Grace Finch'],
    ].map(([name, kindOfChat, members]) => ({ name: name ?? '', kindOfChat: kindOfChat ?? '', members: members ?? '' })),
  'form field': () =>
    [
      ['Your name', 'Short text', ''],
      ['Email address', 'Short text', ''],
      ['Number of guests', 'Number', ''],
      ['Date you prefer', 'Date', ''],
      ['How did you hear about us', 'Choice', 'A friend, Search, Advert'],
      ['Anything else', 'Long text', ''],
    ].map(([label, kindOfField, options], i) => ({
      label: label ?? '',
      kindOfField: kindOfField ?? '',
      options: options ?? '',
      form: 1,
      mandatory: i < 2,
      position: i + 1,
    })),
  'survey question': () =>
    [
      ['Is this your first order with us?', 'Yes or no', true],
      ['Are you over 18?', 'Yes or no', false],
      ['Is your order above 500?', 'Yes or no', true],
      ['Will you collect in person?', 'Yes or no', false],
      ['How did you hear about us?', 'Text', false],
    ].map(([text, kindOfAnswer, triggersCheck], i) => ({
      text: String(text),
      kindOfAnswer: String(kindOfAnswer),
      triggersCheck: triggersCheck === true,
      position: i + 1,
      options: 'Yes, No',
    })),
};
