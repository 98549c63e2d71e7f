package io.lifeboat.cluster.architecture.canary.workload;

import io.lifeboat.cluster.architecture.canary.checker.Ping;

/** Wrong on purpose, with {@link Ping}: two packages that know each other. */
public record Pong(Ping ping) {}
