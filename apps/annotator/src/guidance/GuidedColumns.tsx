import type { ReactNode } from 'react';
import { GuidancePanel } from './GuidancePanel.js';
import type { Guidance } from './useGuidance.js';

interface GuidedColumnsProps {
  readonly guidance: Guidance;
  readonly children: ReactNode;
}

/** A form with the guideline beside it while that is open. */
export function GuidedColumns({ guidance, children }: GuidedColumnsProps) {
  const { study, panelId, isOpen, toggle } = guidance;
  return (
    <div className="work-columns">
      {study && isOpen && <GuidancePanel id={panelId} study={study} onClose={toggle} />}
      {children}
    </div>
  );
}
