export { describeSchedule } from './describe-schedule.ts';
export { nextRunAfter, scheduleProblem } from './schedule.ts';
