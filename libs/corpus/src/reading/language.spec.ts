import { beforeAll, describe, expect, it } from '@jest/globals';
import { type LanguageReader, languageReader } from './language.js';

let languageOf: LanguageReader;
beforeAll(async () => {
  languageOf = await languageReader();
});

describe('the language of a text', () => {
  it.each([
    ['en', 'My sister-in-law (28F) moved in with us because of the rent and I asked her to pay half.'],
    ['en', 'The café owner Zoë wrote me a résumé of naïve clichés.'],
    ['de', 'Ich habe meiner Schwester keinen Kuchen abgegeben und jetzt ist sie sauer auf mich.'],
    ['fr', "Je n'ai pas partagé le gâteau avec ma sœur et ma mère est fâchée contre moi."],
    ['es', 'No quise compartir el pastel con mi hermana y ahora mi madre está enojada.'],
    ['pt', 'Não dividi o bolo com a minha irmã e agora a minha mãe está brava comigo.'],
    ['ru', 'Я не поделился тортом с сестрой, и теперь мама злится на меня.'],
    ['ja', '妹にケーキを分けなかった私は悪いですか。'],
    ['und', '12345 !!! 😂'],
    ['und', ''],
  ])('is %s: %s', (language, text) => {
    expect(languageOf(text)).toBe(language);
  });

  it('is told quickly', () => {
    const text = 'I told my neighbour that the fence was mine and she did not believe a word of it. '.repeat(
      18,
    );
    const started = performance.now();
    for (let round = 0; round < 500; round += 1) languageOf(text);
    expect((performance.now() - started) / 500).toBeLessThan(2);
  });
});
