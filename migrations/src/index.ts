/** In the order they run; generated with `npx ethogram develop migration NAME`, never changed once landed. */
export const migrations: (new () => object)[] = [];
