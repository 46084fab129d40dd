/** Regions whose weeks do not begin on Monday, by CLDR; asked only where the browser does not know. */
const SUNDAY =
  'AG AS AU BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN IS JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW';
const SATURDAY = 'AE AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY';

/** The reader's language, as numbers and dates are written in it. */
export function readerLocale(): string {
  return new Intl.DateTimeFormat().resolvedOptions().locale;
}

/** @returns the day that weeks begin on where the reader is: 0 Sunday, 1 Monday, 6 Saturday */
export function firstDayOfWeek(tag: string = readerLocale()): number {
  const locale = new Intl.Locale(tag);
  // Newer than the types of the language; 7 stands for Sunday.
  const { getWeekInfo } = locale as { getWeekInfo?: () => { firstDay: number } };
  if (getWeekInfo !== undefined) return getWeekInfo.call(locale).firstDay % 7;
  const region = locale.maximize().region ?? '';
  return SUNDAY.split(' ').includes(region) ? 0 : SATURDAY.split(' ').includes(region) ? 6 : 1;
}
