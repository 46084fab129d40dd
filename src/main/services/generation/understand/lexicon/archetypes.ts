export const ARCHETYPES = [
  'crud', 'tracker', 'booking', 'blog', 'landing', 'form', 'survey', 'quiz', 'chat', 'kanban', 'dashboard', 'invoice', 'list', 'gallery', 'todo', 'timer',
  'converter', 'calculator', 'editor', 'builder', 'generator', 'game', 'story', 'jobboard', 'store', 'inventory', 'flashcards', 'feed',
] as const;
export type Archetype = (typeof ARCHETYPES)[number];

/** What words say about the sort of app. The pattern is tried on the whole text; in the head (what the app *is*) it counts three times. */
export const ARCHETYPE_CUES: readonly (readonly [Archetype, number, RegExp])[] = [
  ['landing', 5, /\b(landing page|onepage|one page|single page|homepage for|company website|business website|corporate (?:web)?site|official website|promotional (?:web)?site|marketing (?:web)?site|brochure|product showcase|showcas\w+|lead generation|generating leads|presentation website|portfolio (?:web)?site|personal portfolio|portfolio|product introduction|coming soon)\b/],
  ['blog', 5, /\b(blog|blogging|magazine|news (?:web)?site|news portal|journalism|articles and|publish\w* articles)\b/],
  ['booking', 4, /\b(bookings?|(?:to|can|and|or|could|,) book\b|book (?:an?|the|your|their|rooms?|tables?|tickets?|appointments?|seats?|online|cars?|lessons?|classes|sessions?|services?|now)|reserv\w+|appointment\w*|schedul\w+ (?:visits?|sessions?|lessons?|appointments?)|rent(?:al|als|ing)?|check ?in dates?|ticketing|buy tickets|place orders? online|taxi|ride|moving service|car ?pool\w*|hotel|clinic|salon)\b/],
  ['form', 5, /\b(form|sign ?up|signup|register form|registration form|contact (?:us )?form|application form|feedback form|intake form|request form)\b/],
  ['survey', 5, /\b(survey|questionnaire|poll(?:ing|s)?|feedback collection|vot(?:e|ing) (?:app|system|website|platform))\b/],
  ['quiz', 5, /\b(quiz\w*|trivia|mock exams?|simulated exams?|question bank|practice (?:mode|questions?|tests?)|exam (?:app|system|website|platform|preparation)|test (?:app|platform|preparation)|answer(?:ing)? questions)\b/],
  ['flashcards', 5, /\b(flash ?cards?|spaced repetition|vocabulary (?:app|trainer|builder|learning)|memoriz\w+ (?:cards?|words?))\b/],
  ['chat', 5, /\b(chat|instant messag\w+|messag(?:ing|er)|group chats?|chatroom|chatbot|conversation app|direct messages?)\b/],
  ['kanban', 4, /\b(kanban|board|pipeline|workflow|work orders?|from [\w -]+ (?:and|to) [\w -]+ to|stages?|sprint)\b/],
  ['dashboard', 4, /\b(dashboard|analytics|metrics|kpis?|monitor\w*|visuali[sz]\w+|reporting tool|business intelligence|statistics (?:website|app|platform))\b/],
  ['invoice', 5, /\b(invoic\w+|billing|quotation|accounts? (?:receivable|payable)s?|procurement (?:contract|order)s?|contract form|purchase orders? print\w*|receipts?)\b/],
  ['gallery', 3, /\b(gallery|photo (?:album|sharing|website)|artwork|wallpapers?|image (?:collection|library)|photography|exhibition)\b/],
  ['list', 2, /\b(directory|catalog\w*|list of|browse|discovery|discover|finder|collection|encyclopedia|guide|library|reader|rankings?|live scores?|listings?|search engine|recommend\w+)\b/],
  ['todo', 5, /\b(to ?do|todo\w*|task list|checklist|check list|chore list|shopping list|grocery list|packing list|bucket list)\b/],
  ['timer', 6, /\b(timer|pomodoro|stopwatch|countdown (?:app|clock|timer|website)|alarm clock|interval training|world clock|metronome)\b/],
  ['converter', 6, /\b(converter|conversion|convert (?:\w+ ){0,4}(?:files?|units?|formats?|currenc\w+|data)|encoder|decoder|encod\w+|decod\w+|encrypt\w*|translator|formatter|parser|parsing tool|minifier|base64|json (?:viewer|formatter|editor)|qr code|hash generator|password generator|regex tester|case converter|text tool|unit)\b/],
  ['calculator', 6, /\b(calculator|calculat(?:e|ing) (?:my|your|the|a|bmi|tips?|loans?|mortgage|interest|tax)|bmi|mortgage|tip splitter|split(?:ter| the bill))\b/],
  ['editor', 4, /\b(editor|writing (?:assistant|app|tool)|word processor|markdown|note ?pad|notes? app|creator|designer website|form designer|document (?:creation|editing)|newsletter|script writing|resume (?:builder|maker)|cv (?:builder|maker))\b/],
  ['builder', 5, /\b(avatar|character (?:creator|builder|maker)|builder|configurator|customi[sz]er|outfit (?:maker|planner)|meme (?:maker|generator)|logo maker|card maker|3d \w+ (?:viewer|builder)|palette (?:maker|generator)|color (?:picker|palette))\b/],
  ['generator', 4, /\b(generator|generates? (?:names|ideas|quotes|text|images?|recipes?|stories)|random \w+ (?:picker|generator)|ai (?:image|recipe|story|text|name)|name (?:picker|ideas)|wheel of|fortune|dream interpret\w+|horoscope|idea)\b/],
  ['game', 6, /\b(games?|arcade|puzzle|snake|tetris|chess|tic ?tac ?toe|memory match|hangman|sudoku|minesweeper|platformer|shoot(?:er|ing)|spot the difference|avoid obstacles|virtual pet|tamagotchi|breakout|pong|racing game|card game|dice)\b/],
  ['story', 7, /\b(interactive (?:story|fiction|novel)|story (?:game|adventure)|text adventure|choose your own|visual novel|branching story|adventure game|escape room)\b/],
  ['jobboard', 6, /\b(job (?:board|portal|search|website|posting|platform|listing)s?|parttime jobs?|recruit\w* (?:website|platform|app)|post(?:ing)? (?:jobs|parttime|positions)|freelanc\w+ (?:platform|marketplace|website)|internship|find jobs|job seekers?|career)\b/],
  ['store', 5, /\b(online (?:store|shop|shopping|mall)|web ?shop|e ?commerce|ecommerce|shopping (?:website|app|cart|mall|platform)|marketplace|shopping cart|add (?:\w+ ){0,3}to (?:the |their )?cart|checkout|storefront|food (?:delivery|ordering)|order(?:ing)? food|sell(?:ing)? (?:\w+ )?(?:products?|goods|items|clothes|books|flowers|cakes)|second ?hand|auction|bookstore|flower shop|gift shop|mall)\b/],
  ['inventory', 5, /\b(inventory|stock(?! (?:market|analy|price|trad|portfolio|report|exchange|figure|chart|data|invest|quote|pick|ticker))|warehouse|storage management|materials? management|spare parts|supplies|goods receipt|receiving|asset (?:tracking|management))\b/],
  ['tracker', 4, /\b(track(?:er|ing)|journal|diary|log(?:ging)?(?: my| your)?|habits?|mood|fitness|workout|expenses?|budget|sleep|water intake|calorie|weight|period|streak|progress|attendance|time ?sheet|personal finance|medication)\b/],
  ['crud', 3, /\b(management|manage|manager|system|crm|erp|admin|records?|registry|database|administration|operations|portal|platform|organi[sz]er|planner|hub|tool)\b/],
  ['feed', 4, /\b(social (?:network|media|platform)|forum|community|feed|rss|timeline|discussion board|q&a|news aggregator|micro ?blog)\b/],
];
