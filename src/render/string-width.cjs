// What cli-table3 measures with in the bundle: the same measure as width.ts (see bin/build.mjs).
module.exports = require("fast-string-width").default;
