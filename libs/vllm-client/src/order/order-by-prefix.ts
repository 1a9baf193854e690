/**
 * The items in an order in which prompts that begin alike stand together, so that a server's prefix cache still holds the
 * beginning of one when the next comes. That is the order of their characters: it visits the tree of all prompts branch by
 * branch, and no order shares more with the prompt before. Equal prompts keep the order they came in.
 */
export function orderByPrefix<Item>(items: readonly Item[], promptOf: (item: Item) => string): Item[] {
  const keyed = items.map((item) => ({ item, prompt: promptOf(item) }));
  return keyed
    .sort((a, b) => (a.prompt < b.prompt ? -1 : a.prompt > b.prompt ? 1 : 0))
    .map(({ item }) => item);
}

/** What `orderByPrefix` compares of a conversation; special characters keep turns apart. */
export function promptOfMessages(
  messages: readonly { readonly role: string; readonly content: string }[],
): string {
  return messages.map(({ role, content }) => `\u0001${role}\u0002${content}`).join('');
}
