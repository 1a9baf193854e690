// What a text says, for samples without labels. Null: it cannot be read, and the sample is kept as unparsable.

export function parse(text) {
  const tea = /\btea\b/i.test(text);
  const coffee = /\bcoffee\b/i.test(text);
  return tea === coffee ? null : { drink: tea ? 'tea' : 'coffee' };
}
