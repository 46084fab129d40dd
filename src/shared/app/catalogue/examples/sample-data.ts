import type { Json, JsonObject } from '../../../kernel/json.ts';

/** Hills under a sun. A data address, so that nothing is fetched. */
export const PICTURE = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360"><rect width="640" height="360" fill="#7aa7a0"/><circle cx="500" cy="90" r="46" fill="#f2d58a"/><path d="M0 360 180 150 320 300 430 200 640 360z" fill="#33615b"/></svg>')}`;

export const TONES: JsonObject = { Arrived: 'ok', Confirmed: 'info', Unconfirmed: 'warn', Missed: 'danger' };
const PEOPLE = ['Ada Okafor', 'Luca Marino', 'Grace Finch', 'Yusuf Tan', 'Marta Nowak', 'Alan Hughes', 'Ines Duarte', 'Noor Ali'];

/** A clinic's day: text, time, date, number and choice in each row. */
export const BOOKINGS: JsonObject[] = PEOPLE.map((patient, i) => ({
  id: `b${i}`,
  time: `${13 + Math.floor(i / 3)}:${['00', '20', '40'][i % 3]}`,
  patient,
  clinician: ['Dr Osei', 'Hanna Weiss', 'Dr Lindqvist'][i % 3] ?? '',
  room: `Room ${(i % 3) + 1}`,
  date: `2026-06-${String(9 + i).padStart(2, '0')}`,
  fee: 45 + i * 12.5,
  status: Object.keys(TONES)[i % 4] ?? '',
}));

export const DAYS: JsonObject[] = [
  { day: 'Mon', count: 12 },
  { day: 'Tue', count: 15 },
  { day: 'Wed', count: 10 },
  { day: 'Thu', count: 18 },
  { day: 'Fri', count: 14 },
];

export const KINDS: JsonObject[] = [
  { kind: 'Check-up', count: 31 },
  { kind: 'Physio', count: 24 },
  { kind: 'Dental', count: 18 },
];

export const FOLDERS: JsonObject[] = [
  {
    id: 'clinic',
    label: 'Clinic',
    icon: 'folder-open',
    children: [
      {
        id: 'rooms',
        label: 'Rooms',
        icon: 'bed',
        children: [
          { id: 'r1', label: 'Room 1' },
          { id: 'r2', label: 'Room 2' },
          { id: 'r3', label: 'Treatment room' },
        ],
      },
      {
        id: 'staff',
        label: 'Staff',
        icon: 'users',
        children: [
          { id: 'osei', label: 'Dr Osei' },
          { id: 'weiss', label: 'Hanna Weiss' },
        ],
      },
    ],
  },
  {
    id: 'archive',
    label: 'Archive',
    icon: 'archive',
    children: [
      { id: '2024', label: '2024' },
      { id: '2025', label: '2025' },
    ],
  },
  { id: 'notes', label: 'Notes', icon: 'file-text' },
];

/** @param base64 the content of a text file of `size` bytes */
export const file = (name: string, type: string, size: number, base64: string): { [key: string]: Json } => ({ name, type, size, data: base64 });
