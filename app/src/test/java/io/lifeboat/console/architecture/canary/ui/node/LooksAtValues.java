package io.lifeboat.console.architecture.canary.ui.node;

import io.lifeboat.console.architecture.canary.cluster.model.Value;

/** Right: a view of values. */
public record LooksAtValues(Value value) {}
