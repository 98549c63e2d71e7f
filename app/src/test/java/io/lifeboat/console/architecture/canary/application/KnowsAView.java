package io.lifeboat.console.architecture.canary.application;

import io.lifeboat.console.architecture.canary.ui.node.LooksAtValues;

/** Wrong on purpose: logic that knows a view. */
public record KnowsAView(LooksAtValues view) {}
