// Stands in for what a package loads and never uses here (see ../build.mjs): every property is an empty object.
module.exports = { default: {}, stdout: undefined, stderr: undefined };
