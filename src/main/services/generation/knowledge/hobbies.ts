import { kind, type Kind } from './kind.ts';

/** What clubs, gardens, houses and neighbours keep. */
export const HOBBIES: readonly Kind[] = [
  kind(
    'checkup',
    'stethoscope',
    'record',
    'vet visit,clinic visit',
    'patient!:ref(patient)~petName; date!:date(-30..6); reason:choice(Check-up,Vaccination,Illness,Injury,Follow-up); doctor:ref(doctor)~doctor; cost:currency(30-260); notes:longText~logNote',
  ),
  kind(
    'catch',
    'fish',
    'record',
    'fish,catch of fish',
    'species!:choice(Perch,Pike,Trout,Carp,Bass,Mackerel); angler:ref(member)~person; date!:date(-75..0); weight:number(1-9); lengthCm:integer(18-92); place:text~water; notes:longText~logNote',
  ),
  kind('tide', 'waves', 'record', 'tide table,high tide,low tide', 'date!:date(-6..3); highWater!:time; lowWater:time; heightM:number(1-5); place:text~water'),
  kind(
    'vegetable',
    'carrot',
    'thing',
    'herb,sowing',
    'name!:text; bed:ref(garden bed)~gardenBed; sowOn:date(-60..30); harvestOn:date(20..120); status:status(Planned,Sown,Growing,Harvested); notes:longText~logNote',
    'Carrots|Tomatoes|Broad beans|Lettuce|Courgettes|Onions|Peas|Beetroot',
  ),
  kind(
    'garden bed',
    'shovel',
    'place',
    'raised bed,vegetable bed,flower bed,plot,border',
    'name!:text~gardenBed; areaM2:number(1-9); light:choice(Full sun,Half shade,Shade); soil:choice(Sandy,Loam,Clay); notes:longText~logNote',
  ),
  kind(
    'shared item',
    'gift',
    'thing',
    'swap,giveaway,freebie,free item,swap item,hand-me-down,swap shelf',
    'name!:text; category:choice(Books,Kitchen,Clothes,Toys,Home); offeredBy:ref(member)~person; condition:choice(Like new,Good,Used); addedOn:date(-20..0); status:status(Available,Reserved,Taken); notes:longText~thingNote',
    'Cookery book=Books,Good|Coffee grinder=Kitchen|Rain jacket=Clothes|Wooden puzzle=Toys|Desk lamp=Home|Crime novel=Books|Cake tin=Kitchen|Board game=Toys',
  ),
  kind(
    'guest request',
    'concierge-bell',
    'work',
    'room request,hotel request,concierge request',
    'title!:text; guest:ref(guest)~person; room:ref(room)~roomNumber; priority:choice(Low,Normal,High); requestedOn!:date(-3..0); status:status(Pending,In progress,Done,Rejected); notes:longText~note',
    'Extra pillows=Normal|Late check-out on Friday=Low|Quiet room near the lift=Normal|Taxi to the station at 7=High|Cot for a baby=High|Vegetarian breakfast=Normal|Broken bedside lamp=High|Theatre tickets for two=Low',
  ),
  kind(
    'repair report',
    'wrench',
    'work',
    'defect report,damage report,maintenance complaint',
    'subject!:text; tenant:ref(tenant)~person; date!:date(-20..0); details:longText~repair; severity:choice(Low,Medium,High); status:status(Reported,Scheduled,Fixed)',
    'Heating stays cold=High|Water under the sink=High|Hall light flickers=Medium|Window does not close=Medium|Noise at night=Low|Lock on the bike cellar=Low|Mould in the bathroom=High|Lift stops between floors=High',
  ),
];
