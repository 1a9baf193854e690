import type { Formats } from '../formats.js';
import type { Texts } from '../texts.js';

type Shell = Pick<
  Texts,
  | 'appName'
  | 'loading'
  | 'tryAgain'
  | 'close'
  | 'signOut'
  | 'language'
  | 'skipLink'
  | 'signIn'
  | 'failed'
  | 'errors'
  | 'store'
  | 'notFound'
>;

const kept = ({ count }: Formats, answers: number): string =>
  count(answers, {
    one: '# Antwort ist in diesem Browser aufgehoben',
    other: '# Antworten sind in diesem Browser aufgehoben',
  });

export const shell = (formats: Formats): Shell => ({
  appName: 'Ethogram',
  loading: 'Wird geladen …',
  tryAgain: 'Noch einmal versuchen',
  close: 'Schließen',
  signOut: 'Abmelden',
  language: 'Sprache',
  skipLink: 'Zum Inhalt springen',
  signIn: {
    title: 'Öffnen Sie Ihren Anmeldelink',
    body: 'Sie sind auf diesem Gerät nicht angemeldet. Öffnen Sie den persönlichen Link, den Sie bekommen haben; er meldet Sie an und führt Sie hierher zurück.',
    lost: 'Ein Link gilt einmal und einen Tag lang. Wenn Ihrer nicht mehr geht, bitten Sie die Person, die ihn geschickt hat, um einen neuen.',
    kept: (answers, name) =>
      name === ''
        ? `${kept(formats, answers)}. Gesendet wird, sobald Sie wieder angemeldet sind.`
        : `${kept(formats, answers)}, gegeben von ${name}. Gesendet wird, sobald ${name} hier wieder angemeldet ist, und nie unter einem anderen Namen.`,
    check: 'Ich habe mich angemeldet',
  },
  failed: {
    title: 'Der Server ist nicht zu erreichen',
    body: 'Nichts ist verloren. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
  },
  errors: {
    NOT_SIGNED_IN: 'Ihre Sitzung ist abgelaufen. Öffnen Sie in diesem Browser einen neuen Anmeldelink.',
    FORBIDDEN: 'Sie gehören nicht zu dieser Studie. Bitten Sie die Leitung der Studie, Sie aufzunehmen.',
    NOT_FOUND: 'Hier ist nichts, oder es ist inzwischen entfernt worden.',
    NOT_PERMITTED_BY_SOURCE: 'Die Quelle dieser Texte erlaubt nicht mehr, dass sie beurteilt werden.',
    CONFLICT: 'Das wurde schon auf andere Weise gespeichert.',
    BAD_INPUT: 'Der Server hat nicht verstanden, was er bekommen hat.',
    other: 'Auf dem Server ist etwas schiefgegangen. Nichts, was Sie gespeichert haben, ist verloren.',
  },
  store: {
    title: 'Dieser Browser hebt nichts auf',
    body: 'Antworten werden hier aufgehoben, bis sie angekommen sind, und dieser Browser lässt das nicht zu. Öffnen Sie die Seite in einem gewöhnlichen Fenster, nicht in einem privaten, oder erlauben Sie dieser Seite, etwas zu speichern.',
    draftTitle: 'Was Sie eingeben, kann nicht als Entwurf aufgehoben werden.',
    draftBody:
      'Der Speicher dieses Browsers ist voll oder beschädigt. Schließen Sie diese Seite nicht und laden Sie sie nicht neu, bevor Sie gespeichert haben; schaffen Sie Platz, wenn Sie können.',
    noRoomTitle: 'In diesem Browser ist kein Platz für Aufgaben',
    noRoomBody:
      'Sein Speicher ist voll, und Aufgaben werden hier aufgehoben, damit nichts verloren geht. Schaffen Sie Platz, zum Beispiel indem Sie Daten anderer Seiten löschen, und versuchen Sie es noch einmal. Nichts Gespeichertes ist verloren.',
    fullTitle: 'Die Antwort konnte nicht aufgehoben werden.',
    fullBody:
      'Der Speicher dieses Browsers ist voll oder beschädigt. Schaffen Sie Platz und speichern Sie noch einmal; die Aufgabe bleibt hier.',
  },
  notFound: {
    title: 'Unter dieser Adresse gibt es nichts',
    body: 'Zu Ihren Studien ist es nur ein Schritt.',
  },
});

export const signOut = ({ count }: Formats): Texts['signingOut'] => ({
  title: 'Jetzt abmelden?',
  body: (answers) =>
    count(answers, {
      one: '# Antwort ist noch nicht gesendet. Sie bleibt in diesem Browser und wird gesendet, wenn Sie sich hier wieder anmelden; an einem gemeinsam genutzten Gerät senden Sie sie besser zuerst.',
      other:
        '# Antworten sind noch nicht gesendet. Sie bleiben in diesem Browser und werden gesendet, wenn Sie sich hier wieder anmelden; an einem gemeinsam genutzten Gerät senden Sie sie besser zuerst.',
    }),
  send: 'Zuerst senden',
  anyway: 'Trotzdem abmelden',
  stay: 'Angemeldet bleiben',
});

export const outbox = (formats: Formats): Texts['outbox'] => ({
  saved: 'Alles gespeichert',
  sending: 'Wird gespeichert …',
  reading: 'Wird geprüft …',
  waiting: (entries) => formats.count(entries, { one: '# wartet', other: '# warten' }),
  refused: (entries) => formats.count(entries, { other: '# nicht angenommen' }),
  lost: (entries) =>
    entries === 0
      ? 'Keine Verbindung. Sie können weiterarbeiten; Ihre Antworten werden hier aufgehoben.'
      : `Keine Verbindung. ${kept(formats, entries)}; das Senden geht von selbst weiter.`,
  unavailable: (entries) =>
    entries === 0
      ? 'Der Server kann gerade keine Antworten speichern. Sie können weiterarbeiten; Ihre Antworten werden hier aufgehoben.'
      : `Der Server kann gerade keine Antworten speichern. ${kept(formats, entries)}; das Senden geht von selbst weiter.`,
  signedOut: (entries, name) =>
    entries === 0
      ? `Ihre Sitzung ist abgelaufen. Öffnen Sie in diesem Browser einen neuen Anmeldelink für ${name}, um weiterzumachen.`
      : `Ihre Sitzung ist abgelaufen. ${kept(formats, entries)}; melden Sie sich in diesem Browser wieder als ${name} an, dann geht das Senden weiter.`,
  discard: 'Verwerfen',
  refusedBody: (title) => `Die Antwort zu „${title}“ wurde nicht angenommen.`,
  refusedMany: (entries) =>
    formats.count(entries, {
      one: '# Antwort wurde nicht angenommen.',
      other: '# Antworten wurden nicht angenommen.',
    }),
  reasons: {
    closed: 'Die Studie war schon geschlossen, als sie ankam.',
    notPermitted:
      'Sie gehören nicht mehr zu dieser Studie, oder ihre Texte dürfen nicht mehr beurteilt werden.',
    other: 'Der Server hat sie abgelehnt.',
  },
});

export const offline = ({ count, time }: Formats): Texts['offline'] => ({
  take: (items) => count(items, { other: 'Offline arbeiten: # mitnehmen' }),
  taking: 'Wird geholt …',
  ready: (items, until) =>
    `${count(items, { one: '# ist bei Ihnen', other: '# sind bei Ihnen' })}, reserviert bis ${time(until)} Uhr. Sie können jetzt offline gehen.`,
  fewer: 'Mehr waren nicht zu haben: Der Rest ist bei anderen oder fertig.',
  giveBack: 'Zurückgeben',
  givenBack: 'Zurückgegeben. Andere können sie jetzt bekommen.',
  failed: 'Sie konnten nicht geholt werden. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
  stale: 'Sie sind offline; das ist der letzte bekannte Stand.',
  usedUp: 'Sie haben alles erledigt, was Sie bei sich hatten',
  usedUpBody: (waiting) =>
    count(waiting, {
      one: '# Antwort wartet in diesem Browser. Sie wird gesendet, sobald es eine Verbindung gibt; dann kommt die nächste Aufgabe. Sie dürfen diese Seite schließen.',
      other:
        '# Antworten warten in diesem Browser. Sie werden gesendet, sobald es eine Verbindung gibt; dann kommen die nächsten Aufgaben. Sie dürfen diese Seite schließen.',
    }),
});
