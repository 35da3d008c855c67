import type { IsLocal } from "./python.ts";

/* The project's own modules, which hide packages of the same name: `import datasets` beside datasets.py is not the library. */

/** For a file, which of the modules it imports are the project's own. `root` bounds how far up modules are looked for. */
export function localModules(files: readonly string[]): (file: string, root: string) => IsLocal {
  const modules = new Set(files.flatMap((file) => (file.endsWith(".py") ? [file.slice(0, -3)] : [])));
  return (file, root) => {
    const folders = foldersAbove(file, root);
    const known = new Map<string, boolean>();
    return (module) => {
      const [head = "", second] = module.split(".");
      const name = second === undefined ? head : `${head}/${second}`;
      const answer =
        known.get(name) ?? folders.some((folder) => isModule(modules, `${folder}${head}`, `${folder}${name}`));
      known.set(name, answer);
      return answer;
    };
  };
}

/** A file, a package, or a file in a folder without `__init__.py`. Such a folder by itself hides nothing. */
function isModule(modules: ReadonlySet<string>, head: string, path: string): boolean {
  return (
    modules.has(head) ||
    modules.has(`${head}/__init__`) ||
    (path !== head && (modules.has(path) || modules.has(`${path}/__init__`)))
  );
}

/** The file's folder and those above it, and beside each the folder `src`; each with its slash. */
function foldersAbove(file: string, root: string): string[] {
  const folders: string[] = [];
  for (let at = file.lastIndexOf("/"); ; at = file.lastIndexOf("/", at - 1)) {
    const folder = file.slice(0, at + 1);
    folders.push(folder, `${folder}src/`);
    if (at < 0 || folder === root || at === 0) return folders;
  }
}
