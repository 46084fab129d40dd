/** On the window of an app when its address changed: a page that shows the app in a frame listens for it, as a frame's own changes stay silent. */
export const ADDRESS_EVENT = 'casual-address';
