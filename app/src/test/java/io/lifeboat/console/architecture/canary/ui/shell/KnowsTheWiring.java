package io.lifeboat.console.architecture.canary.ui.shell;

import io.lifeboat.console.architecture.canary.bootstrap.Wiring;

/** Wrong on purpose: a view that knows who wires it. */
public record KnowsTheWiring(Wiring wiring) {}
