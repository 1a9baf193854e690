/** The held-out survey asks in the wordings of the value profile, and in those nothing was trained on. */
export { HELD_OUT_TEMPLATES, SURVEY_TEMPLATE_KEYS, SURVEY_TEMPLATES } from '../value-profile/prompt.js';
