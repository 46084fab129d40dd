/** What services and tests need to give an app its capabilities. */
export { classOfAddress, isIpAddress, isLocalName, targetOfEntry, type AddressClass } from '../host/capabilities/address.ts';
export { declaredBy, isSame, wordsOf, type Wanted } from '../host/capabilities/declared.ts';
export { AppDecisions } from '../host/capabilities/decisions.ts';
export { MemoryDisk } from '../host/capabilities/memory-disk.ts';
export { RateBucket } from '../host/capabilities/rate-bucket.ts';
export type * from '../host/capabilities/ports.ts';
