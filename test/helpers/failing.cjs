// Makes calls of node:fs go wrong in the process that loads it first (node --require): FAULTS holds a JSON list of Fault.
const fs = require("node:fs");
const { join } = require("node:path");

/**
 * @typedef {object} Fault
 * @property {string} call such as linkSync
 * @property {string} [path] what the path must hold
 * @property {string} [code] the error thrown in place of the call, such as EPERM
 * @property {string} [creates] a file made first, as another process would
 * @property {string} [empties] a folder whose temporary files are deleted first, once
 * @property {boolean} [kills] the process dies here, as by kill -9
 */
for (const fault of JSON.parse(process.env.FAULTS ?? "[]")) {
  const real = fs[fault.call];
  let done = false;
  fs[fault.call] = (...args) => {
    const [path] = args;
    if (fault.path && !String(path).includes(fault.path)) return real(...args);
    if (fault.kills) process.kill(process.pid, "SIGKILL");
    if (fault.creates) fs.writeFileSync(fault.creates, "another's");
    if (fault.empties && !done) deleteTemporaries(fault.empties);
    done = true;
    if (!fault.code) return real(...args);
    throw Object.assign(new Error(`${fault.code}: injected, ${fault.call} '${path}'`), { code: fault.code, path });
  };
}

function deleteTemporaries(folder) {
  for (const name of fs.readdirSync(folder)) if (name.endsWith(".tmp")) fs.unlinkSync(join(folder, name));
}
