/** The named parts of a path: `"/visits/:id"` has `{ id: string }`. */
export type Params<P extends string> = P extends `${string}:${infer Key}/${infer Rest}`
  ? { [K in Key]: string } & Params<Rest>
  : P extends `${string}:${infer Key}`
    ? { [K in Key]: string }
    : unknown;

export type Search = Record<string, string | undefined>;

/** Builds the address of a route: `href("/visits/:id", { id })`, with an optional search part. */
export function href<P extends string>(path: P, ...[params, search]: unknown extends Params<P> ? [null?, Search?] : [Params<P>, Search?]): string {
  const filled = path.replace(/:([A-Za-z]+)/g, (_, key: string) => encodeURIComponent((params as Record<string, string>)[key] ?? ""));
  const given = Object.entries(search ?? {}).filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== "");
  const tail = new URLSearchParams(given).toString();
  return tail ? `#${filled}?${tail}` : `#${filled}`;
}

/** Reads `path` against a pattern. `undefined` when it does not fit. */
export function match(pattern: string, path: string): Record<string, string> | undefined {
  const want = pattern.split("/").filter(Boolean);
  const have = path.split("/").filter(Boolean);
  if (want.length !== have.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, part] of want.entries()) {
    const given = have[at] ?? "";
    if (part.startsWith(":")) params[part.slice(1)] = readable(given);
    else if (part !== given) return undefined;
  }
  return params;
}

function readable(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export interface Address {
  path: string;
  search: Record<string, string>;
}

/** Splits a location hash into path and search. An empty one is home. */
export function parseHash(hash: string): Address {
  const [path = "", tail = ""] = hash.replace(/^#/, "").split("?");
  return { path: path.startsWith("/") ? path : "/", search: Object.fromEntries(new URLSearchParams(tail)) };
}
