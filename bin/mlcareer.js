#!/usr/bin/env node
// CommonJS (see package.json beside it): loading this as an ES module would cost a tenth of the time of `--help`.
require("../dist/main.cjs").main();
