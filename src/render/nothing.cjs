// Stands in for modules that a package asks for and never uses here (see bin/build.mjs).
