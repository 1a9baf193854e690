import { Key } from '../keyboard/Key.js';
import { texts } from '../texts/texts.js';
import type { Guidance } from './useGuidance.js';

/** Shows and hides the guideline, where there is one. */
export function GuidanceToggle({ guidance }: { readonly guidance: Guidance }) {
  const { study, panelId, isOpen, toggle } = guidance;
  if (!study) return null;
  return (
    <button
      type="button"
      className="guidance-toggle"
      aria-expanded={isOpen}
      aria-controls={isOpen ? panelId : undefined}
      onClick={toggle}
      data-testid="open-guideline"
    >
      {texts.guidance.title} <Key name="i" />
    </button>
  );
}
