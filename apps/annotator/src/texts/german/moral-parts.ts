import type { Texts } from '../texts.js';

export const valueDetails: Texts['valueDetails'] = {
  whose: 'Wessen?',
  whoseNames: {
    author: 'Der erzählenden Person',
    others: 'Der anderen',
    everyone: 'Aller',
    society: 'Der Gesellschaft',
  },
  strength: 'Wie stark?',
  strengths: ['Kaum', 'Ein wenig', 'Deutlich', 'Stark'],
  hint: 'Die Zifferntasten im Suchfeld gelten für den zuletzt gewählten Wert.',
  missingWhose: 'Sagen Sie von jedem gewählten Wert, wessen er ist.',
  missingStrength: 'Sagen Sie von jedem gewählten Wert, wie stark er auf dem Spiel steht.',
};

export const more: Texts['more'] = {
  title: 'Mehr zu Ihrem Urteil',
  mostPeople: 'Wen sähen die meisten Menschen im Unrecht?',
  changingFact: 'Welche Tatsache würde Ihr Urteil ändern?',
  changingFactHint: 'Zum Beispiel: „Wenn man sie vorher gefragt hätte.“',
  missingMostPeople: 'Sagen Sie, wen die meisten Menschen im Unrecht sähen.',
  missingChangingFact: 'Sagen Sie, welche Tatsache Ihr Urteil ändern würde.',
};

export const firstPass: Texts['firstPass'] = {
  title: 'Erster Eindruck',
  hint: 'Urteilen Sie allein nach der Überschrift. Danach kommt die ganze Situation, und Sie entscheiden neu; beides bleibt erhalten.',
  next: 'Den ganzen Text zeigen',
  kept: (impression) =>
    `Ihr erster Eindruck ist festgehalten: ${impression}. Beurteilen Sie nun die ganze Situation.`,
};
