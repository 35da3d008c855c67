// Holds the imports of src/ to the table of rooms in CONTRIBUTING.md, and finds circles, those of types included.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

/** Every import of a module: where it leads, and whether it brings types alone. */
export function importsOf(text) {
  const statements = text.matchAll(/^(?:import|export)\s+(type\s+)?([\w$*{},\s]*?)\bfrom\s*"([^"]+)"/gm);
  const bare = text.matchAll(/^import\s*"([^"]+)"/gm);
  const late = text.matchAll(/\bimport\("([^"]+)"\)/g);
  return [
    ...[...statements].map(([, type, names, to]) => ({ to, types: type !== undefined || onlyTypes(names) })),
    ...[...bare, ...late].map(([, to]) => ({ to, types: false })),
  ];
}

function onlyTypes(names) {
  const inner = names.match(/^\{([\s\S]*)\}\s*$/)?.[1];
  const parts = inner?.split(",").filter((part) => part.trim() !== "");
  return parts !== undefined && parts.length > 0 && parts.every((part) => /^\s*type\s/.test(part));
}

/** The table under "How it is built": a row a room (a folder, or a file at the top), and what it may import. */
export function readTable(markdown) {
  const names = (cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
  const rows = [...markdown.matchAll(/^\| `src\/([^`]+)` \|[^|]*\|([^|]*)\|([^|]*)\|([^|]*)\|$/gm)];
  return new Map(
    rows.map(([, room, values, types, packages]) => [
      room.replace(/\/$/, ""),
      { values: names(values), types: names(types), packages: names(packages) },
    ]),
  );
}

/** The room of a file: the longest row that its path begins with. */
export function roomOf(path, table) {
  const rooms = [...table.keys()].filter((room) => path === room || path.startsWith(`${room}/`));
  return rooms.sort((a, b) => b.length - a.length)[0];
}

/** What the imports of the files (paths below src/, with their text) break, a line each. */
export function faultsOf(files, table) {
  return [...files].flatMap(([path, text]) => {
    const room = roomOf(path, table);
    if (room === undefined) return [`${path} stands in no room of the table`];
    const may = table.get(room);
    return importsOf(text).flatMap(({ to, types }) => {
      if (!to.startsWith(".")) return packageFault(path, to, types, may);
      const other = roomOf(posix.join(posix.dirname(path), to), table);
      if (other === room || may.values.includes(other) || (types && may.types.includes(other))) return [];
      return [`${path} imports ${types ? "types of " : ""}${to}: ${room} may not import ${other ?? "it"}`];
    });
  });
}

function packageFault(path, name, types, { packages }) {
  const allowed = packages.some(
    (one) => name === one || name.startsWith(`${one}/`) || (one === "node" && name.startsWith("node:")),
  );
  const typesOnly = types && packages.includes(`type ${name}`);
  return allowed || typesOnly ? [] : [`${path} imports ${name}, which its room may not`];
}

/** Circles among the files, imports of types included: each as the list of its files. */
export function circlesOf(files) {
  const to = new Map(
    [...files].map(([path, text]) => [
      path,
      importsOf(text)
        .filter(({ to: target }) => target.startsWith("."))
        .map(({ to: target }) => posix.join(posix.dirname(path), target)),
    ]),
  );
  // What imports nothing that is left can be in no circle; what stays when nothing more goes is in one or leads to one.
  for (let before = -1; before !== to.size; ) {
    before = to.size;
    for (const [path, targets] of to) if (!targets.some((target) => to.has(target))) to.delete(path);
  }
  return [...to.keys()];
}

export function readSources() {
  const names = readdirSync(join(root, "src"), { recursive: true }).map((name) => name.replaceAll("\\", "/"));
  const sources = names.filter((name) => name.endsWith(".ts")).sort();
  return new Map(sources.map((name) => [name, readFileSync(join(root, "src", name), "utf8")]));
}

export const readContributing = () => readFileSync(join(root, "CONTRIBUTING.md"), "utf8");

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = readSources();
  const circle = circlesOf(files);
  const faults = [
    ...faultsOf(files, readTable(readContributing())),
    ...(circle.length > 0 ? [`imports go in a circle among ${circle.join(", ")}`] : []),
  ];
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
}
