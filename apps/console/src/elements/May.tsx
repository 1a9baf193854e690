import type { ReactNode } from 'react';
import { useCanAccess } from 'react-admin';

/** Shows what a person may do; what they may not do is not there. */
export function May({ create, children }: { create: string; children: ReactNode }) {
  const { canAccess } = useCanAccess({ action: 'create', resource: create });
  return canAccess ? <>{children}</> : null;
}
