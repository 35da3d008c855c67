// What cli-table3 measures with in the bundle: the same measure as src/text/width.ts (see ../build.mjs).
const stringWidth = require("fast-string-width").default;

module.exports = (text) => (/^[ -~]*$/.test(text) ? text.length : stringWidth(text));
