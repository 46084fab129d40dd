/** Plausible values by generator name. Invented people and firms; lists are walked, not drawn, so that rows differ. `word=choice` as in kinds' names. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  person: 'Ada Okafor|Luca Marino|Grace Finch|Yusuf Tan|Mei Santos|Petra Novak|Ines Duarte|Tomas Lind|Hana Weiss|Samir Patel|Noor Aziz|Clara Jensen'.split('|'),
  firstName: 'Ada|Luca|Grace|Yusuf|Mei|Petra|Ines|Tomas|Hana|Samir|Noor|Clara'.split('|'),
  company:
    'Northside Supply|Harbour Foods|Alder & Sons|Bright Metalworks|Mill Lane Studio|Crane Logistics|Quarry Print|Elm House Care|Tannery Goods|Riverside Labs'.split(
      '|',
    ),
  doctor: 'Dr Osei|Dr Lindqvist|Dr Weiss|Dr Moreau|Dr Ferreira|Dr Haddad'.split('|'),
  city: 'Porto|Leeds|Lyon|Utrecht|Turin|Malmo|Galway|Graz'.split('|'),
  country: 'Portugal|United Kingdom|France|Netherlands|Italy|Sweden|Ireland|Austria'.split('|'),
  street: '12 Mill Lane|41 Alder Row|22 Park Street|5 Tanner Yard|3 Quarry View|88 Station Road|60 Orchard Hill|7 Fern Close|31 Harbour Way'.split('|'),
  location: 'Main hall|Shelf B2|Front office|Room 4|Workshop|Garden|Kitchen window|Stock room'.split('|'),
  outdoors: 'Orchard|By the pond|South slope|Behind the barn|Old wall|Meadow'.split('|'),
  water: 'North pier|River bend|Old harbour|Mill pond|East beach|Reservoir'.split('|'),
  gardenBed: 'Bed 1, by the shed|Bed 2, south|Bed 3, long bed|Bed 4, by the fence|Greenhouse|Bed 5, shade'.split('|'),
  shed: 'Shed, left wall|Shed, right wall|Top shelf|Blue cabinet|Garage|Under the bench'.split('|'),
  shelf: 'A1-03|A2-11|B1-07|B2-02|C1-09|C3-04|D1-01|D2-12'.split('|'),
  venue: 'Town hall|Courtyard|Studio 2|Riverside stage|Library, first floor|Old market'.split('|'),
  jobTitle: 'Operations lead|Account manager|Technician|Designer|Receptionist|Analyst|Driver|Buyer'.split('|'),
  vehicle: 'Ford Transit=Van|Toyota Yaris=Car|VW Caddy=Van|Skoda Octavia=Car|Volvo V60=Car|Renault Kangoo=Van|Fiat Panda=Car|Kia Niro=Car'.split('|'),
  crop: 'Winter wheat|Potatoes|Sugar beet|Carrots|Barley|Onions'.split('|'),
  variety: 'Early gold|Amandine|Nantes|Red baron|Claire|Bellini'.split('|'),
  plate: 'KX-204-B|LM-881-T|RT-530-C|PD-117-A|HN-642-E|GS-309-K|WB-774-D|VC-295-F'.split('|'),
  roomNumber: '101|102|103|201|202|203|301|302'.split('|'),
  seat: 'A1|A2|A3|A4|B1|B2|B3|B4|C1|C2|C3|C4'.split('|'),
  artist: 'Mira Solberg|The Tin Boats|Oduya|Glass Harbour|Lena Vos|Paper Foxes|Nils & Ana|Copper Choir'.split('|'),
  album: 'Low Tide|Second Spring|Letters Home|Copper|The Long Table|Night Garden'.split('|'),
  team: 'Harbour Hawks|Northside United|River Royals|Old Town Owls|Summit Stars|Valley Vikings|Lakeside Lions|City Comets'.split('|'),
  product: 'Morning cup|Ridge vase|Linen apron|Oak tray|Wool blanket|Milk jug|Herb pot|Desk lamp|Canvas bag'.split('|'),
  thing: 'Hammer drill|Projector|Ladder|Camera|Pressure washer|Trolley|Label printer|Tent'.split('|'),
  service: 'Cut and finish|Deep tissue massage|Express check|Colour treatment|First consultation|Full service'.split('|'),
  petName: 'Biscuit|Luna|Otto|Pepper|Milo|Nala|Figaro|Bruno'.split('|'),
  breed: 'Labrador=Dog|European shorthair=Cat|Beagle=Dog|Maine Coon=Cat|Terrier=Dog|Dwarf rabbit=Rabbit|Collie=Dog|Canary=Bird'.split('|'),
  allergy: 'None|Penicillin|None|Pollen|Nuts|None|Latex|None'.split('|'),
  diagnosis: 'Seasonal allergy|Sprained ankle|Routine check, no findings|High blood pressure|Migraine|Bronchitis'.split('|'),
  dose: '1 tablet|200 mg|5 ml|2 drops|1 capsule|500 mg'.split('|'),
  exam: 'Mid-term|Final|Quiz 1|Quiz 2|Project|Oral'.split('|'),
  habitGoal: '8 glasses|20 minutes|10 pages|5 minutes|Every night|Twice a week|Monday to Friday'.split('|'),
  skills: 'Driving, first aid|Cooking|Languages, teaching|Carpentry|Accounting|Photography, web'.split('|'),
  amenities: 'Wifi, desk|Wifi, sea view|Balcony, tea|Wifi, screen|Whiteboard|Quiet, plants'.split('|'),
  topics: 'calm, planning|family|work, ideas|outdoors|reading|friends'.split('|'),
  people: 'Ada, Luca|Grace, Yusuf, Mei|Petra|Ines, Tomas|Hana, Samir'.split('|'),
  utmSource: 'newsletter|search|instagram|partner|flyer|podcast'.split('|'),
  utmMedium: 'email|cpc|social|referral|print|audio'.split('|'),
  slug: 'spring-launch|back-to-school|welcome|brand|summer|loyalty'.split('|'),
  symbol: 'WLDX|GRNE|NRL|HRBF|SBND|BLUE'.split('|'),
  host: 'web-01|web-02|db-01|mail-01|files-01|cache-01'.split('|'),
  fileName: 'members.csv|orders-may.csv|stock.csv|prices.json|contacts.csv|survey.csv'.split('|'),
  fieldName: 'Order total|Customer age|Address|Country|Return count'.split('|'),
  ruleValue: '500|18|different|new|3'.split('|'),
  icon: 'sparkles|shield-check|clock|heart|zap|globe'.split('|'),
  options: 'Yes, No|Yes, No|Daily, Weekly, Monthly|Red, Green, Blue|Low, Medium, High'.split('|'),
  optionA: 'By the lake|Tuesday|Tea|The round one|Longer'.split('|'),
  optionB: 'In the garden|Saturday|Coffee|The square one|Shorter'.split('|'),
  password: ['welcome-2026'],
  pay: '14.50 an hour|2,400 a month|16 an hour|3,100 a month|12.80 an hour|18 an hour'.split('|'),
  front: 'Bread|Thank you|Station|Window|To listen|Tomorrow|Receipt|Bridge'.split('|'),
  back: 'Pan|Gracias|Estacion|Ventana|Escuchar|Manana|Recibo|Puente'.split('|'),
};

export const WORDS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(LISTS).map(([list, words]) => [list, words.map((word) => word.split('=')[0] ?? word)]),
);

/** "breed Labrador" → what such a thing is among the choices of a row's other fields. */
export const FACTS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(LISTS).flatMap(([list, words]) =>
    words.filter((word) => word.includes('=')).map((word) => [`${list} ${word.split('=')[0] ?? ''}`, (word.split('=')[1] ?? '').split(',')]),
  ),
);

/** Samples for fields that people name themselves, by the last word of the label. Others are numbered: invented words would mislead. */
export const LABELLED: Readonly<Record<string, readonly string[]>> = {
  constellation: 'Orion|Lyra|Cygnus|Andromeda|Leo|Ursa Major'.split('|'),
  object: 'M42|Ring nebula|Albireo|M31|M65|Double cluster'.split('|'),
  voice: 'Soprano|Alto|Tenor|Bass|Alto|Soprano|Bass|Tenor'.split('|'),
  instrument: 'Violin|Flute|Cello|Clarinet|Trumpet|Piano'.split('|'),
  region: 'North|Coast|Lake district|South|Hills|Old town'.split('|'),
  material: 'Oak|Steel|Linen|Clay|Brass|Cotton'.split('|'),
  flavor: 'Vanilla|Lemon|Hazelnut|Raspberry|Coffee|Plain'.split('|'),
  variety: 'Early gold|Amandine|Red baron|Bellini|Claire|Nantes'.split('|'),
  model: 'A 200|Classic 3|Mini|Pro 12|S 40|Compact'.split('|'),
  weather: 'Sunny|Cloudy|Light rain|Windy|Fog|Clear'.split('|'),
  origin: 'Portugal|Kenya|Italy|Japan|Peru|Norway'.split('|'),
  route: 'River loop|Hill path|Old railway|Coast road|Forest ring|City circle'.split('|'),
  position: 'Front|Back|Left|Right|Middle|Top'.split('|'),
};

export const LONG: Readonly<Record<string, readonly string[]>> = {
  note: 'Prefers mornings; call before coming.|Everything agreed by phone.|Waiting for one more detail.|Same as last time, please.|Needs a second look next week.|Sent the papers on Monday.|Came through a friend.|Keep the receipt.'.split(
    '|',
  ),
  thingNote:
    'Bought new, box kept.|A little worn, works well.|Missing one screw.|Check before use.|The spare parts are in the drawer.|Given by a neighbour.|Cleaned last month.|Handle with care.'.split(
      '|',
    ),
  repair:
    'Since Monday, worse in the mornings.|Happens every evening.|The caretaker has a spare key.|Photos were sent by mail.|Second time this year.|Please ring before coming.'.split(
      '|',
    ),
  logNote:
    'All as expected.|A little later than usual.|Checked twice.|Nothing unusual.|Better than last time.|Look again next week.|Took longer than planned.|Cool and dry that day.'.split(
      '|',
    ),
  desc: 'Made with care and built to last.|A popular choice with regulars.|Simple, sturdy and easy to use.|New this season, in small numbers.|Good value and quick to get.|Comes with everything you need.'.split(
    '|',
  ),
  bio: 'Ten years in the trade, patient and exact.|Grew up by the sea and never left the subject.|Known for clear explanations.|Works across three cities.|Joined from a small family firm.'.split(
    '|',
  ),
  interest:
    'I would like to know more about prices for a team of five.|Please call me after four.|We are comparing three offers.|A friend recommended you.|Looking to start next month.'.split(
      '|',
    ),
  comment:
    'Thanks, that works for me.|Could we meet ten minutes later?|I added two ideas to the list.|Here is the photo from yesterday.|Great, see you there.|I will bring the map.'.split(
      '|',
    ),
  review:
    'Exactly as described and quick to arrive.|Friendly people, fair price.|Good, though the box was dented.|Would come again any time.|Better than I expected.'.split(
      '|',
    ),
  diary:
    'Slept well and took a long walk before work.|A slow day; tea with Ines helped.|Finished the thing I kept putting off.|Too many meetings, but dinner was good.|Rain all day, read by the window.|Felt tired, went to bed early.'.split(
      '|',
    ),
  ingredients:
    '200 g red lentils\n4 tomatoes\n1 onion\n1 tbsp olive oil|1 chicken\n2 lemons\nThyme\nSalt|80 g oats\n200 ml milk\n1 apple|300 g rice\n250 g mushrooms\n1 l stock'.split(
      '|',
    ),
  steps:
    '1. Soften the onion.\n2. Add the rest and simmer for 25 minutes.\n3. Season and serve.|1. Heat the oven to 200 degrees.\n2. Roast for an hour.\n3. Rest ten minutes.|1. Mix everything in a jar.\n2. Leave overnight.'.split(
      '|',
    ),
  quote:
    'Small steps, taken daily, go a long way.|Begin where you are, with what you have.|Quiet work is still work.|The map is not the journey.|Measure twice, cut once.|A good question is half the answer.'.split(
      '|',
    ),
  body: 'Most good things start small. We began with one table, two notebooks and a list of questions, and wrote down every answer.\n\n## What changed\n\nAfter a month the list was shorter and the answers were better. The trick was to look at it every morning, not only when something broke.\n\n## What to try\n\n- Pick one thing to improve this week.\n- Ask the person who does it every day.\n- Write down what you learn.|People often ask how to begin. The honest answer is: with whatever is in front of you.\n\n## Three rules\n\n1. Keep it visible.\n2. Keep it short.\n3. Keep going.\n\nThe rest follows sooner than you think.|This is a short report from the last weeks. Visits grew, questions became simpler, and the new layout holds up on small screens.\n\n## Next\n\nWe will tidy the archive and add a page for newcomers.'.split(
    '|',
  ),
};
