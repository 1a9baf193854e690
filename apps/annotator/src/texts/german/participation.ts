import type { Formats } from '../formats.js';
import type { Texts } from '../texts.js';

/** Teilnahme von der Einwilligung bis zum Abschlusscode. */
export const participation = ({ count, number }: Formats): Texts['participation'] => ({
  steps: 'Schritte dieser Studie',
  step: {
    CONSENT: 'Einwilligung',
    TRAINING: 'Übungsaufgaben',
    PRE_SURVEY: 'Erste Umfrage',
    MAIN: 'Hauptteil',
    POST_SURVEY: 'Letzte Umfrage',
    DONE: 'Abschluss',
    FAILED: 'Nicht qualifiziert',
    WITHDRAWN: 'Verlassen',
    RETURNED: 'Zurückgegeben',
  },
  state: { DONE: 'erledigt', NOW: 'jetzt', LATER: 'später' },
  ofAll: (done, asked) => `${number(done)} von ${number(asked)}`,
  consentTitle: 'Bevor Sie beginnen',
  consentAgain: 'Der Text wurde geändert',
  consentAgainBody: 'Bitte lesen Sie ihn noch einmal. Alles Gespeicherte bleibt erhalten.',
  agree: 'Ich habe dies gelesen und möchte teilnehmen.',
  agreeMissing: 'Setzen Sie zuerst das Häkchen, oder verlassen Sie diese Seite.',
  accept: 'Zustimmen und weiter',
  later: 'Nicht jetzt',
  rule: {
    UNLINK:
      'Sie können jederzeit ohne Angabe von Gründen aufhören. Ihre Antworten bleiben dann in der Studie, aber nichts verbindet sie mehr mit Ihnen.',
    REMOVE:
      'Sie können jederzeit ohne Angabe von Gründen aufhören. Ihre Antworten werden dann aus allem herausgenommen, was später aus dieser Studie entsteht, und in früher Entstandenem als nicht mehr verwendbar gekennzeichnet.',
  },
  training: (place, asked) => `Training: ${number(place)} von ${number(asked)}`,
  tryOf: (tryNumber, tries) => `Versuch ${number(tryNumber)} von ${number(tries)}`,
  passMark: (percent) => `${number(percent)} % Passendes genügt zum Weitermachen.`,
  trainingBody:
    'Hierfür gibt es eine bekannte Antwort. Nach jeder Aufgabe sehen Sie, ob Ihre passt und warum.',
  survey: (place, asked) => `Umfrage: Seite ${number(place)} von ${number(asked)}`,
  save: 'Speichern und weiter',
  right: 'Das passt.',
  wrong: 'Das wird hier nicht erwartet.',
  why: 'Warum',
  differs: (parts) => `Eine andere Antwort wird erwartet bei: ${parts}.`,
  goOn: 'Weiter',
  again: 'Diesmal hat zu wenig gepasst. Sie können es noch einmal versuchen.',
  passed: 'Sie haben das Training bestanden.',
  notSent: 'Ihre Antwort wurde nicht gesendet.',
  moved: 'Sie sind in einem anderen Tab weitergegangen. Hier sind Sie jetzt.',
  doneTitle: 'Sie sind fertig. Vielen Dank!',
  doneBody: 'Alle Ihre Antworten sind gespeichert.',
  codeBody:
    'Geben Sie diesen Code dort ein, wo Sie hergekommen sind; so weiß man dort, dass Sie fertig sind.',
  code: 'Abschlusscode',
  copy: 'Code kopieren',
  copied: 'Kopiert.',
  copyFailed: 'Der Browser hat das nicht erlaubt. Markieren Sie den Code und kopieren Sie ihn.',
  returnTo: 'Zurückgehen und dort abschließen',
  failedTitle: 'Danke, dass Sie es versucht haben',
  failedBody:
    'Das Training wurde nicht bestanden, daher endet diese Studie hier für Sie. Ein Nachteil entsteht Ihnen nicht.',
  withdrawnTitle: 'Sie haben diese Studie verlassen',
  withdrawnBody: {
    UNLINK: 'Nichts verbindet Ihre Antworten mehr mit Ihnen. Sie brauchen nichts weiter zu tun.',
    REMOVE: 'Ihre Antworten werden nicht mehr verwendet. Sie brauchen nichts weiter zu tun.',
  },
  returnedTitle: 'Sie haben Ihren Platz zurückgegeben',
  returnedBody: 'Jemand anderes macht an Ihrer Stelle weiter. Sie brauchen nichts weiter zu tun.',
  mainTitle: 'Ihr Weg durch diese Studie',
  toMain: 'Weiter mit dem Hauptteil',
  open: 'Schritte und Verlassen',
  showCode: 'Abschlusscode',
  leave: 'Diese Studie verlassen …',
  leaveTitle: 'Diese Studie verlassen und die Einwilligung zurückziehen?',
  leaveBody:
    'Sie können nicht in diese Studie zurückkehren. Sie brauchen keinen Grund zu nennen, und ein Nachteil entsteht Ihnen nicht.',
  leaveConfirm: 'Verlassen und zurückziehen',
  stay: 'Bleiben',
  leaveFailed: 'Das hat nicht geklappt. Versuchen Sie es gleich noch einmal.',
  unsent: (answers) =>
    count(answers, {
      one: '# Antwort wurde noch nicht gesendet und wird es dann nicht mehr.',
      other: '# Antworten wurden noch nicht gesendet und werden es dann nicht mehr.',
    }),
  joinTitle: 'Teilnehmen',
  joinBody:
    'Sie nehmen unter einem erfundenen Namen teil. Wer Sie dort sind, wo Sie hergekommen sind, wird getrennt von Ihren Antworten aufbewahrt und nie weitergegeben.',
  joinInstead: (name) =>
    `Sie sind hier als ${name} angemeldet. Wenn Sie beginnen, nimmt dieser Browser stattdessen unter einem erfundenen Namen teil.`,
  join: 'Beginnen',
  joining: 'Einen Moment …',
  joinFailed: 'Der Server war nicht erreichbar. Versuchen Sie es noch einmal.',
  refusedTitle: 'Dieser Link führt nicht hinein',
  refused: {
    UNKNOWN: 'Er ist hier nicht bekannt. Prüfen Sie, ob die ganze Adresse kopiert wurde.',
    CLOSED: 'Er ist geschlossen: Es wird niemand mehr aufgenommen. Danke für Ihr Interesse.',
    FULL: 'Alle Plätze sind vergeben. Danke für Ihr Interesse.',
    BUSY: 'Gerade kommen sehr viele. Versuchen Sie es in einer Minute noch einmal.',
    NO_ID:
      'Er kam ohne Ihre Teilnehmerkennung. Öffnen Sie ihn von der Seite aus, auf der Sie diese Studie gefunden haben.',
    OTHER_SESSION:
      'Sie haben in einer anderen Sitzung begonnen. Öffnen Sie den Link jener Sitzung, oder schreiben Sie den Forschenden.',
    LEFT: 'Sie haben diese Studie verlassen und Ihre Einwilligung zurückgezogen.',
  },
});
