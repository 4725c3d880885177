// Words as the search compares them: lower case, without diacritics, but å, ä and ö are letters of their own.

export const split = (text) => text.split(/[^\p{L}\p{M}\p{N}]+/u);

export const folded = (word) =>
  word
    .toLowerCase()
    .normalize("NFC")
    .replace(/[^\0-\x7Fåäö]/g, (letter) => letter.normalize("NFD").replace(/\p{M}/gu, ""));

/// What a word is indexed as: as it is, and without the dots, so that "hal" finds "hälsa", too.
export const indexed = (word) => {
  const own = folded(word);
  const plain = own.replace(/[åä]/g, "a").replace(/ö/g, "o");
  return plain === own ? own : [own, plain];
};
