import { define, event, method } from './define.ts';
import * as p from './props.ts';

export const camera = define({
  id: 'Camera',
  label: 'Camera',
  group: 'input',
  icon: 'camera',
  role: 'group',
  description: 'Takes a photo with the camera; where there is none or it may not be used, a photo can be chosen.',
  keywords: ['photo', 'picture', 'webcam', 'selfie', 'capture', 'snapshot'],
  size: { w: 360, h: 280 },
  props: {
    label: p.text('Label', 'Photo'),
    facing: p.choice('Camera', ['back', 'front'], 'back', { section: 'behaviour' }),
    maxWidth: p.number('Widest', 1280, { min: 64, max: 4096, unit: 'px', description: 'Photos are made this wide at most' }),
  },
  events: {
    capture: event('When a photo is taken', { photo: 'object', src: 'image' }),
    error: event('When the camera cannot be used', { message: 'text' }),
  },
  methods: { start: method('Turn the camera on'), stop: method('Turn the camera off'), capture: method('Take a photo') },
  state: {
    photo: { initial: null, on: { capture: 'photo' }, description: 'The photo taken last: {name, type, size, data}, or null' },
    src: { initial: '', on: { capture: 'src' }, description: 'The same photo as a picture address, for Image' },
  },
});

export const audioRecorder = define({
  id: 'AudioRecorder',
  label: 'Sound recorder',
  group: 'input',
  icon: 'mic',
  role: 'group',
  description: 'Records sound with the microphone; where it may not be used, a sound file can be chosen.',
  keywords: ['voice', 'memo', 'microphone', 'record', 'dictate', 'sound'],
  size: { w: 320, h: 120 },
  props: {
    label: p.text('Label', 'Recording'),
    maxDuration: p.number('Longest', 120, { min: 1, max: 3600, unit: 's' }),
  },
  events: {
    start: event('When recording starts', { recording: 'boolean' }),
    stop: event('When recording ends', { recording: 'boolean', file: 'object', seconds: 'number' }),
    error: event('When the microphone cannot be used', { message: 'text' }),
  },
  methods: { start: method('Start recording'), stop: method('Stop recording') },
  state: {
    isRecording: { initial: false, on: { start: 'recording', stop: 'recording' }, description: 'Whether it records now' },
    file: { initial: null, on: { stop: 'file' }, description: 'The recording made last: {name, type, size, data}, or null' },
    seconds: { initial: 0, on: { stop: 'seconds' }, description: 'Its length' },
  },
});

export const scanner = define({
  id: 'Scanner',
  label: 'Code scanner',
  group: 'input',
  icon: 'barcode',
  role: 'group',
  description: 'Reads bar codes and QR codes with the camera or from a photo where the browser can; else they are typed.',
  keywords: ['barcode', 'qr', 'scan', 'ticket', 'stock', 'product', 'ean'],
  size: { w: 360, h: 300 },
  props: {
    label: p.text('Label', 'Code'),
    formats: p.content('list', 'Kinds', [], { section: 'behaviour', description: 'Such as ["qr_code", "ean_13"]; empty: all' }),
    canType: p.flag('May be typed', true),
  },
  events: {
    detect: event('When a code is read or typed', { text: 'text', format: 'text' }),
    error: event('When nothing can be scanned', { message: 'text' }),
  },
  methods: { start: method('Turn the camera on'), stop: method('Turn the camera off') },
  state: {
    text: { initial: '', on: { detect: 'text' }, description: 'The code read last' },
    format: { initial: '', on: { detect: 'format' }, description: 'Its kind, such as qr_code; “typed” when typed' },
  },
});
