/** sha256 of the SQL of every migration, by id. A changed hash means that a released migration was edited: add a new one instead. */
export const RELEASED_HASHES: Readonly<Record<number, string>> = {
  1: '6910c1835d94900c1deed221c22af385b720f8d4bb4a7b66ab3d4856a665cec6',
  2: '91a95f10e5f90553e5ed6708625227b37a95a9e0338b0fe5dcd8f42732ece270',
  3: '1d810cc963067e4464a88edecf9d2cd7c25048fb684d75131d15449e9a62616f',
  4: 'c00a6d45d323d45195b2404a27fdb074ba32e455fbf6afb412903d2c74b6153b',
};
