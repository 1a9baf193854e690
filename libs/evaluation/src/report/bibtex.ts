export interface Cited {
  readonly title: string;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly version: string;
}

/** An entry for the report with the software that made it, and the work its design reproduces. */
export function bibtex({ title, createdAt, version }: Cited): string {
  const year = createdAt.slice(0, 4);
  return `@misc{ethogram${createdAt.slice(0, 10).replaceAll('-', '')},
  title        = {${escaped(title || 'Before/after report')}},
  howpublished = {Report made with Ethogram ${escaped(version)}},
  year         = {${year}},
  note         = {Made on ${createdAt.slice(0, 10)}}
}

@misc{surveytobehavior,
  title         = {Survey-to-Behavior},
  eprint        = {2508.11414},
  archivePrefix = {arXiv},
  year          = {2025}
}
`;
}

const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Names are anybody's: what means something to TeX is written so that it means itself. */
function escaped(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\{}~^]/g, (sign) => SPECIAL[sign] ?? sign)
    .replaceAll(/[&%$#_]/g, (sign) => `\\${sign}`);
}
