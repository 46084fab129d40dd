export { ScaledScreen } from './scaled-screen.tsx';
export { StillSource } from './still-source.ts';
export { TemplateGallery } from './template-gallery.tsx';
