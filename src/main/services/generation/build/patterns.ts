import type { Pattern, PlannedEntity, PlannedPage } from '../plan/index.ts';
import type { Kit } from './kit.ts';
import { bookFormPage, quotePage, seatsPage } from './pages-booking.ts';
import { cartPage, shopPage } from './pages-shop.ts';
import { loginPage, profilePage, verifyPage } from './pages-account.ts';
import { aboutPage, postsPage } from './pages-blog.ts';
import { cardsPage, infoPage, rulesPage } from './pages-content.ts';
import { formPage } from './public-form.ts';
import { landingPage } from './pages-landing.ts';
import { listPage, reportPage, workboardPage } from './pages-crud.ts';
import { dashboardPage } from './pages-dashboard.ts';
import { builderPage, editorPage } from './pages-editor.ts';
import { chatPage } from './pages-chat.ts';
import { designerPage, fillFormPage } from './pages-designer.ts';
import { documentPage } from './pages-document.ts';
import { arcadePage, differencePage, guessPage, memoryPage, storyPage, ticTacToePage } from './pages-play.ts';
import { examPage, flashcardsPage, markedPage, practicePage } from './pages-quiz.ts';
import { surveyPage } from './pages-survey.ts';
import { calculatorPage } from './pages-calculate.ts';
import { colorToolPage, generatorPage } from './pages-generate.ts';
import { fileConverterPage, textConverterPage, unitConverterPage } from './pages-convert.ts';
import { stopwatchPage, timerPage } from './pages-timer.ts';
import { applyPage } from './pages-jobs.ts';
import { checkinsPage, checklistPage } from './pages-checklist.ts';
import { clockPage, movementsPage, stockPage } from './pages-stock.ts';
import { rankingPage, schedulePage } from './pages-schedule.ts';
import { header, pageOf, type BuiltPage } from './parts.ts';

type WithEntity = (kit: Kit, page: PlannedPage, entity: PlannedEntity) => BuiltPage;
type Alone = (kit: Kit, page: PlannedPage) => BuiltPage;

/** How each page pattern is drawn. Those in `ENTITY` show one kind of record; those in `ALONE` decide themselves. */
const ENTITY: Partial<Record<Pattern, WithEntity>> = {
  list: listPage,
  workboard: workboardPage,
  cards: cardsPage,
  posts: postsPage,
  form: formPage,
  checklist: checklistPage,
  checkins: checkinsPage,
  schedule: schedulePage,
  ranking: rankingPage,
  stock: stockPage,
  movements: movementsPage,
  clock: clockPage,
  apply: applyPage,
  bookForm: bookFormPage,
  seats: seatsPage,
  quote: quotePage,
  shop: shopPage,
  cart: cartPage,
  verify: verifyPage,
  login: loginPage,
  profile: profilePage,
  quizPractice: practicePage,
  quizExam: examPage,
  quizMarked: markedPage,
  flashcards: flashcardsPage,
  survey: surveyPage,
  chat: chatPage,
  editor: editorPage,
  builder: builderPage,
  designer: designerPage,
  fillForm: fillFormPage,
  document: documentPage,
};
const ALONE: Partial<Record<Pattern, Alone>> = {
  dashboard: dashboardPage,
  report: reportPage,
  about: aboutPage,
  landing: landingPage,
  info: infoPage,
  rules: rulesPage,
  timer: timerPage,
  stopwatch: stopwatchPage,
  textConverter: textConverterPage,
  fileConverter: fileConverterPage,
  calculator: calculatorPage,
  unitConverter: unitConverterPage,
  colorTool: colorToolPage,
  generator: generatorPage,
  arcade: arcadePage,
  difference: differencePage,
  memory: memoryPage,
  guess: guessPage,
  ticTacToe: ticTacToePage,
  story: storyPage,
};

export function buildPage(kit: Kit, page: PlannedPage): BuiltPage {
  const alone = ALONE[page.pattern];
  if (alone !== undefined) return alone(kit, page);
  const entity = kit.entity(page.entity) ?? kit.plan.entities[0];
  if (entity !== undefined) return (ENTITY[page.pattern] ?? listPage)(kit, page, entity);
  return pageOf(kit, page, [header(kit, page.name, kit.plan.understanding.goal, [])]);
}
