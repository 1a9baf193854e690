import { useState } from 'react';
import { useRedirect } from 'react-admin';
import { useAction } from '../elements/useAction.js';
import { fetchFilePreview, startImport } from './collection.queries.js';
import { type FileFilterForm, toFileFilter } from './file-filter-form.js';
import {
  groupsOf,
  type MappedGroup,
  type MappingForm,
  needsMapping,
  toColumnMapping,
} from './mapping-form.js';
import { uploadFiles } from './upload-files.js';

export interface FileImport {
  /** The share that has been sent, 0 to 1; null while nothing is being sent. */
  readonly sent: number | null;
  /** Files that still have to be told what their columns mean. */
  readonly groups: readonly MappedGroup[];
  readonly isBusy: boolean;
  readonly send: (files: readonly File[]) => void;
  readonly importMapped: (group: MappedGroup, form: MappingForm) => void;
  readonly drop: () => void;
}

/**
 * Files from a computer into a source: they are sent, looked at, and imported; those that are no dumps once somebody
 * has said what their columns mean. `onSent`: they are on the server, and need not be chosen again.
 */
export function useFileImport(sourceId: string, filter: FileFilterForm, onSent: () => void): FileImport {
  const [sent, setSent] = useState<number | null>(null);
  const [groups, setGroups] = useState<readonly MappedGroup[]>([]);
  const redirect = useRedirect();
  const send = useAction(async (files: readonly File[]) => {
    try {
      setSent(0);
      const stored = await uploadFiles(files, setSent);
      const previewed = await Promise.all(
        stored.map(async ({ id, name }) => ({ id, name, preview: await fetchFilePreview(id) })),
      );
      onSent();
      const unclear = groupsOf(previewed.filter(({ preview }) => needsMapping(preview)));
      const dumps = previewed.filter(({ preview }) => !needsMapping(preview));
      setGroups(unclear);
      if (dumps.length === 0) return;
      const fileIds = dumps.map(({ id }) => id);
      const run = await startImport({ sourceId, fileIds, filter: toFileFilter(filter) });
      if (unclear.length === 0) redirect('show', 'collection-runs', run);
      else return 'The dump files are being imported.';
    } finally {
      setSent(null);
    }
  });
  const mapped = useAction(async (group: MappedGroup, form: MappingForm) => {
    const run = await startImport({
      sourceId,
      fileIds: [...group.fileIds],
      filter: toFileFilter(filter),
      mapping: toColumnMapping(form),
    });
    const left = groups.filter((other) => other !== group);
    setGroups(left);
    if (left.length === 0) redirect('show', 'collection-runs', run);
  });
  return {
    sent,
    groups,
    isBusy: send.isBusy || mapped.isBusy,
    send: (files) => void send.run(files),
    importMapped: (group, form) => void mapped.run(group, form),
    drop: () => setGroups([]),
  };
}
