/** A key as it is written on a keyboard, beside what it does. */
export function KeyCap({ name, isShown }: { readonly name: string | undefined; readonly isShown: boolean }) {
  return name !== undefined && isShown ? (
    <kbd className="form-key" aria-hidden="true">
      {name}
    </kbd>
  ) : null;
}
