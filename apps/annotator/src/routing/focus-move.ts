let hasMoved = false;
let isMoving = false;

/** Somebody follows a link inside the app: the focus is to go with them. */
export function noteMove(): void {
  hasMoved = true;
  isMoving = true;
}

/**
 * Whether the content that has just appeared should take the focus: after a move, and when what had it then is gone. On the
 * first page the focus is left to the browser, so that the keyboard begins at the top.
 */
export function takeFocusMove(): boolean {
  const isWanted = isMoving || (hasMoved && document.activeElement === document.body);
  isMoving = false;
  return isWanted;
}
