/** Lets the app open without a connection, in browsers and on pages that can (https, or this machine). */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const address = `${import.meta.env.BASE_URL}service-worker.js`;
  // The app works without it while there is a connection, so a browser that refuses it is no error to show.
  navigator.serviceWorker.register(address).catch((error: unknown) => console.warn(error));
}
