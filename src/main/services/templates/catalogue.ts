import type { TemplateInfo } from './types.ts';

/** The starter templates, in the order people see them. Each is a description that the built-in engine turns into an app. */
export const TEMPLATES: readonly TemplateInfo[] = [
  {
    id: 'stock-and-orders',
    name: 'Stock and orders',
    description: 'Products, what came in and went out, and who ordered what.',
    category: 'retail',
    sketch: 'table',
    prompt: 'Stock and orders: an inventory of products with receiving and shipping, suppliers, customer orders and a history of movements.',
  },
  {
    id: 'booking-desk',
    name: 'Booking desk',
    description: 'Rooms, guests and bookings, with what is free and who arrives today.',
    category: 'hospitality',
    sketch: 'calendar',
    prompt: 'Booking desk: book rooms for guests, see upcoming bookings on a schedule, check guests in and out.',
  },
  {
    id: 'club-ledger',
    name: 'Club ledger',
    description: 'Members, dues and spending, with totals by month.',
    category: 'finance',
    sketch: 'ledger',
    prompt: 'Club ledger: track members, their payments and the club expenses, with reports of totals.',
  },
  {
    id: 'task-board',
    name: 'Task board',
    description: 'Projects and tasks on a board, from to do to done.',
    category: 'work',
    sketch: 'board',
    prompt: 'Task board: manage projects and tasks with stages: to do, in progress, review, done.',
  },
  {
    id: 'survey',
    name: 'Survey',
    description: 'Questions people answer, and a page that adds up the answers.',
    category: 'research',
    sketch: 'survey',
    prompt: 'Survey: a questionnaire that visitors fill in, with an admin dashboard of the responses.',
  },
  {
    id: 'help-desk',
    name: 'Help desk',
    description: 'Tickets from new to solved, with priorities and people in charge.',
    category: 'service',
    sketch: 'board',
    prompt: 'Help desk: customers report support tickets with priority, the team assigns and solves them, with statistics.',
  },
  {
    id: 'habit-tracker',
    name: 'Habit tracker',
    description: 'Daily check-ins with streaks.',
    category: 'health',
    sketch: 'table',
    prompt: 'Habit tracker with daily check-in and streaks',
  },
  { id: 'blank', name: 'Blank app', description: 'One empty page to build on.', category: 'other', sketch: 'blank', prompt: '' },
];
