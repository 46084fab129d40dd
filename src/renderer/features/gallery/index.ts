export { GalleryHost } from './gallery-host.tsx';
