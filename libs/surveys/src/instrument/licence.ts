/** What a licence may allow; what it does not say is not allowed. */
export const LICENCE_PERMISSIONS = ['administer', 'publishText', 'train', 'modify'] as const;
export type LicencePermission = (typeof LICENCE_PERMISSIONS)[number];

export type LicencePermissions = Readonly<Record<LicencePermission, boolean>>;

export interface InstrumentLicence {
  /** An SPDX id, or a name of its own. */
  readonly name: string;
  readonly holder: string | null;
  readonly url: string | null;
  readonly may: LicencePermissions;
}

export interface LicenceSentence {
  readonly permission: LicencePermission;
  readonly isAllowed: boolean;
  readonly sentence: string;
}

const SENTENCES: Readonly<Record<LicencePermission, { readonly yes: string; readonly no: string }>> = {
  administer: {
    yes: 'People may be asked its items in studies.',
    no: 'No study can ask its items: the licence does not say that they may be put to people.',
  },
  publishText: {
    yes: 'Releases may carry its wordings.',
    no: 'Releases leave its wordings out and keep keys, values and ratings.',
  },
  train: {
    yes: 'Models may be trained on its items.',
    no: 'No training set can be made from it, and releases of its ratings say that they are not for training.',
  },
  modify: {
    yes: 'Its items may be reworded or translated into another instrument.',
    no: 'Its items may not be reworded or translated.',
  },
};

/** What the licence means here, one sentence a permission. */
export function licenceInWords(may: LicencePermissions): LicenceSentence[] {
  return LICENCE_PERMISSIONS.map((permission) => ({
    permission,
    isAllowed: may[permission],
    sentence: SENTENCES[permission][may[permission] ? 'yes' : 'no'],
  }));
}
