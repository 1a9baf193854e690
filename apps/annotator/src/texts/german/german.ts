import type { Formats } from '../formats.js';
import type { Texts } from '../texts.js';
import { evidence } from './evidence.js';
import { form, formParts, guidance } from './form.js';
import { answers, help, survey } from './forms.js';
import { moral } from './moral.js';
import { firstPass, more, valueDetails } from './moral-parts.js';
import { participation } from './participation.js';
import { offline, outbox, shell, signOut } from './shell.js';
import { breaks, skip } from './skip.js';
import { suggestion } from './suggestion.js';
import { valueGroups, values } from './values.js';
import { warning } from './warning.js';
import { studies, work } from './work.js';

/** Every text of the labelling workspace in German. */
export const german = (formats: Formats): Texts => ({
  ...shell(formats),
  signingOut: signOut(formats),
  outbox: outbox(formats),
  offline: offline(formats),
  studies: studies(formats),
  work: work(formats),
  moral: moral(formats),
  valueDetails,
  more,
  firstPass,
  evidence: evidence(formats),
  skip,
  breaks: breaks(formats),
  warning,
  values,
  valueGroups,
  survey: survey(formats),
  answers: answers(formats),
  form: form(formats),
  formParts: formParts(formats),
  guidance: guidance(formats),
  help,
  participation: participation(formats),
  suggestion,
});
