import type { UnitRange } from '@ethogram/core';

/**
 * What of a document finding a place in a text needs; a DOM node fits as it is. The text is shown in elements marked
 * with `data-unit`, the offset in UTF-16 units at which their one text node begins. What stands between them, labels
 * for instance, is no part of the text.
 */
export interface TextTree {
  readonly nodeType: number;
  readonly parentNode: TextTree | null;
  readonly childNodes: ArrayLike<TextTree>;
  /** Of text nodes. */
  readonly nodeValue: string | null;
  readonly dataset?: { readonly unit?: string | undefined };
}

const TEXT_NODE = 3;

/** The unit a boundary of a selection is at: that of the first shown text at or after it. Null: none follows. */
export function unitAt(root: TextTree, node: TextTree, offset: number): number | null {
  if (node.nodeType === TEXT_NODE) {
    const start = startOf(node.parentNode);
    return start === null ? unitFrom(root, following(root, node)) : start + offset;
  }
  const start = startOf(node);
  if (start !== null) return start + (offset === 0 ? 0 : lengthOf(node));
  const child = node.childNodes[offset];
  return unitFrom(root, child ?? followingOutside(root, node));
}

/** The units a selection covers of a text of this length. */
export function rangeOf(
  root: TextTree,
  length: number,
  { start, end }: { start: [TextTree, number]; end: [TextTree, number] },
): UnitRange {
  return { start: unitAt(root, ...start) ?? length, end: unitAt(root, ...end) ?? length };
}

/** The node and offset at which a unit is shown; at a border the element that ends there, if `isEnd`. */
export function placeOf(
  root: TextTree,
  unit: number,
  isEnd: boolean,
): { node: TextTree; offset: number } | null {
  for (let node = following(root, root); node; node = following(root, node)) {
    const start = startOf(node);
    const text = start === null ? undefined : node.childNodes[0];
    if (start === null || !text) continue;
    const end = start + lengthOf(node);
    if (isEnd ? start < unit && unit <= end : start <= unit && unit < end)
      return { node: text, offset: unit - start };
  }
  return null;
}

function startOf(node: TextTree | null): number | null {
  const unit = node?.dataset?.unit;
  return unit === undefined ? null : Number(unit);
}

function lengthOf(node: TextTree): number {
  return node.childNodes[0]?.nodeValue?.length ?? 0;
}

function unitFrom(root: TextTree, first: TextTree | null): number | null {
  for (let node = first; node; node = following(root, node)) {
    const start = startOf(node);
    if (start !== null) return start;
  }
  return null;
}

/** The next node in document order inside the root. */
function following(root: TextTree, node: TextTree): TextTree | null {
  return node.childNodes[0] ?? followingOutside(root, node);
}

function followingOutside(root: TextTree, node: TextTree): TextTree | null {
  for (let here = node; here !== root && here.parentNode; here = here.parentNode) {
    const siblings = Array.from(here.parentNode.childNodes);
    const next = siblings[siblings.indexOf(here) + 1];
    if (next) return next;
  }
  return null;
}
