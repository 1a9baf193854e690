import type { Formats } from '../formats.js';
import type { Texts } from '../texts.js';

export const studies = ({ count, number }: Formats): Texts['studies'] => ({
  title: 'Ihre Studien',
  empty: 'Keine Studie wartet auf Sie',
  emptyBody:
    'Wenn Sie in eine Studie aufgenommen werden, erscheint sie hier. Mehr brauchen Sie nicht zu tun.',
  start: 'Beginnen',
  goOn: 'Weiter',
  finished: 'Fertig. Vielen Dank!',
  answers: 'Meine Antworten',
  progress: (done, remaining) =>
    remaining === 0
      ? count(done, { one: '# Antwort, nichts mehr offen', other: '# Antworten, nichts mehr offen' })
      : `${number(done)} erledigt, ${number(remaining)} offen`,
  kind: { MORAL_JUDGMENT: 'Moralische Urteile', SURVEY: 'Umfrage', FORM: 'Fragen' },
  warned: {
    title: 'Ein Wort zu Ihren Antworten',
    body: 'Einige Ihrer Antworten in dieser Studie fielen anders aus als erwartet. Das kann ein Missverständnis sein: Lesen Sie die Anleitung noch einmal, und fragen Sie bei Unklarem die Person, die diese Studie betreut. Was Sie gespeichert haben, bleibt gespeichert, und Sie können weitermachen.',
    dismiss: 'Gelesen',
  },
});

export const work = ({ count, number }: Formats): Texts['work'] => ({
  back: 'Studien',
  left: (remaining) => `${number(remaining)} offen`,
  progress: 'Fortschritt in dieser Studie',
  submit: 'Speichern und weiter',
  saveRevision: 'Änderung speichern',
  help: 'Tastenkürzel',
  help1: 'Tasten',
  restored: 'Ihre angefangene Antwort ist wieder da.',
  savedNext: (left) => `Gespeichert. Hier ist die nächste Aufgabe, ${number(left)} offen.`,
  sending: 'Ihre Antwort wird gespeichert …',
  waitingTitle: 'Ihre Antwort ist in diesem Browser sicher',
  waitingLost:
    'Im Moment gibt es keine Verbindung. Sobald es wieder eine gibt, wird die Antwort gesendet und hier erscheint die nächste Aufgabe. Sie dürfen diese Seite schließen.',
  waitingSignedOut:
    'Ihre Sitzung ist abgelaufen. Öffnen Sie in diesem Browser einen neuen Anmeldelink; die Antwort wird dann von selbst gesendet.',
  nothingTitle: 'Das war alles. Vielen Dank!',
  nothingBody: (done) =>
    count(done, {
      one: 'Sie haben in dieser Studie # Antwort gegeben. Für Sie ist nichts mehr offen.',
      other: 'Sie haben in dieser Studie # Antworten gegeben. Für Sie ist nichts mehr offen.',
    }),
  nothingNone: 'In dieser Studie gibt es im Moment nichts für Sie.',
  heldTitle: 'Gerade ist nichts frei',
  heldByOthers: (slots) =>
    count(slots, {
      one: '# Aufgabe ist gerade bei anderen. Wird sie zurückgegeben, kann sie Ihre sein: Schauen Sie später wieder herein.',
      other:
        '# Aufgaben sind gerade bei anderen. Was zurückgegeben wird, kann Ihres sein: Schauen Sie später wieder herein.',
    }),
  closedTitle: 'Diese Studie ist geschlossen',
  closedBody: 'Vielen Dank für Ihre Arbeit.',
  draftTitle: 'Diese Studie ist noch nicht geöffnet',
  draftBody: 'Die Leitung der Studie muss sie erst öffnen. Schauen Sie später wieder herein.',
  pausedTitle: 'Sie bekommen gerade nichts Neues',
  pausedBody:
    'Ihre Arbeit in dieser Studie ist zurzeit angehalten. Alles Gespeicherte bleibt erhalten; die Leitung der Studie kann Ihnen mehr sagen.',
  notPermittedTitle: 'Diese Studie ist für Sie nicht offen',
  notPermittedBody:
    'Sie gehören nicht mehr dazu, oder ihre Texte dürfen nicht mehr beurteilt werden. Die Leitung der Studie weiß mehr.',
  toStudies: 'Zurück zu Ihren Studien',
  lostTitle: 'Diese Aufgabe ist weitergegangen',
  lost: {
    WITHDRAWN: 'Der Text wurde von der Person, die ihn schrieb, gelöscht und wird nicht mehr beurteilt.',
    ALREADY_ANSWERED:
      'Sie haben sie schon beantwortet, vielleicht in einem anderen Tab oder auf einem anderen Gerät.',
    SKIPPED: 'Sie haben sie übersprungen, vielleicht in einem anderen Tab; sie ging an jemand anderen.',
    TAKEN_OVER: 'Ihre Zeit dafür ist abgelaufen und jemand anderes hat sie übernommen.',
  },
  lostAnswer: (title) => `Die Antwort zu „${title}“ konnte nicht behalten werden.`,
  again: 'Eine frühere Antwort braucht noch einen Blick. Sie kommt als Nächstes.',
  problems: 'Bevor gespeichert werden kann:',
  problemsOther: 'Die Antwort ist nicht vollständig. Gehen Sie sie noch einmal durch.',
  situation: 'Situation',
  yourJudgment: 'Ihr Urteil',
});
