/**
 * What a named field usually is, tried in order on its words. The type is written as in the knowledge base.
 */
export const FIELD_TYPES: readonly (readonly [RegExp, string])[] = [
  [/^e?mail|email( address)?$/, 'email'],
  [/(phone|mobile|telephone|cell)( number)?$|^contact number$/, 'phone'],
  [/(website|url|link|homepage)$/, 'url'],
  [/(photo|image|picture|avatar|logo|cover|thumbnail|poster|screenshot)s?$/, 'image'],
  [/(file|attachment|document|receipt|resume|cv|certificate)s?$/, 'file'],
  [/(password)$/, 'text'],
  [/^(is|has) |(active|enabled|done|completed|paid|available|favorite|read|required|featured|urgent|verified|vegetarian)$/, 'boolean'],
  [/(date|day|deadline|birthday|due|expiry|dob|expires|born| on)$|^date (?!range)[a-z ]+$/, 'date(-20..20)'],
  [/(starting point|start point|ending point|end point|origin|destination|pickup|dropoff|pickup location|dropoff location)$/, 'text~street'],
  [/(check ?in date|check ?out date|start date|end date)$/, 'date(-5..15)'],
  [/(start time|end time|time|hour of day|opening hours)$/, 'time'],
  [/^(?:[a-z]+ )?year(?: of [a-z]+)?$/, 'integer(1985-2024)'],
  [/^(?:number of .*|pieces|parts)$/, 'integer(20-900)'],
  [/^(?:sketch|drawing|scan)$/, 'image'],
  [/(timestamp|date and time|datetime)$/, 'datetime'],
  [
    /(price|cost|amount|fee|salary|budget|balance|wage|income|revenue|freight|rent|deposit|payment amount|total amount|charge|tip|discount amount)$/,
    'currency(10-400)',
  ],
  [/(percent|percentage|progress|discount|rate|completion)$/, 'percent(0-100)'],
  [/(rating|stars|score out of five)$/, 'rating'],
  [
    /(age|quantity|qty|count|stock|seats|rooms|pages|points|score|capacity|hours|minutes|duration|calories|steps|reps|sets|servings|copies|floor|level|votes|views|likes)$/,
    'integer(1-40)',
  ],
  [
    /(magnitude|depth|speed|pressure|humidity|altitude|thickness|weight|height|distance|length|width|temperature|area|size in .*|volume|latitude|longitude|value|mileage)$/,
    'number(1-90)',
  ],
  [
    /(description|notes?|comments?|message|details?|bio|summary|content|body|text|instructions?|ingredients|steps to .*|reason|feedback|address lines?|story|remarks?)$/,
    'longText~note',
  ],
  [/(address|street)$/, 'text~street'],
  [/(city|town)$/, 'text~city'],
  [/(country|nation)$/, 'text~country'],
  [/(company|organization|employer|client company)$/, 'text~company'],
  [
    /^(full |first |last |user|customer |contact |guest |patient |student )?name$|(assignee|owner|manager|author|borrower|teacher|instructor|doctor|contact person|contact|guardian|parent|driver|technician|host|speaker)$/,
    'text~person',
  ],
  [/(code|number|id|sku|serial|reference|isbn|barcode|plate)$/, 'text~code(NO)'],
  [/(color|colour)$/, 'color'],
  [/(tags|keywords|labels|skills|hashtags|amenities)$/, 'tags~topics'],
  [/(priority|urgency|importance)$/, 'choice(Low,Normal,High)'],
  [/(severity)$/, 'choice(Low,Medium,High,Critical)'],
  [/(difficulty)$/, 'choice(Easy,Medium,Hard)'],
  [/(gender|sex)$/, 'choice(Female,Male,Other)'],
  [/(mood|feeling)$/, 'choice(Great,Good,Okay,Low,Awful)'],
  [/(condition|quality|conditions)$/, 'choice(Very good,Good,Fair,Poor)'],
  [/(size)$/, 'choice(S,M,L,XL)'],
  [/(status|state|stage|phase|readiness|availability)$/, 'status(New,In progress,Done)'],
  [
    /(category|type|kind|genre|department|group|topic|subject|section|format|method|source|channel|class|role|membership|brand|industry|style|language)$/,
    'choice',
  ],
  [
    /(title|headline|label|caption|question|answer|model|location|place|venue|room|shelf|brand name|username|user name|nickname|position|job title|symptoms?|diagnosis|dose|dosage|goal|target audience|ingredient|species|breed|item|items)$/,
    'text',
  ],
];

export function fieldTypeOf(words: string): string | null {
  const phrase = words.toLowerCase().trim();
  for (const [pattern, type] of FIELD_TYPES) if (pattern.test(phrase)) return type;
  return null;
}
