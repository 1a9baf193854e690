import { useEffect, useRef } from 'react';

/**
 * Something to do that must not be done too early: asked for before everything is ready, it is done as soon as it is. Keys
 * can be quicker than the browser's store.
 */
export function useWhenReady(isReady: boolean, act: () => void): () => void {
  const isWished = useRef(false);
  useEffect(() => {
    if (!isReady || !isWished.current) return;
    isWished.current = false;
    act();
  });
  return () => {
    if (isReady) act();
    else isWished.current = true;
  };
}
