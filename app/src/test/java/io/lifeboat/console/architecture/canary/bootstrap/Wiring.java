package io.lifeboat.console.architecture.canary.bootstrap;

import io.lifeboat.console.architecture.canary.ui.node.LooksAtValues;

/** Right: the wiring sees everything. */
public record Wiring(LooksAtValues view) {}
