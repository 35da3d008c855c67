// What cli-table3 measures with in the bundle: the same measure as core/width.ts (see bin/build.mjs).
const stringWidth = require("fast-string-width").default;

module.exports = (text) => (/^[ -~]*$/.test(text) ? text.length : stringWidth(text));
