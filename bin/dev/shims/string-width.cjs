// What cli-table3 measures with in the bundle: the same measure as everything else (see ../build.mjs).
module.exports = require("../../../src/text/width.ts").columnsOf;
