package io.lifeboat.cluster.architecture.canary.checker;

import io.lifeboat.cluster.architecture.canary.workload.Pong;

/** Wrong on purpose, with {@link Pong}: two packages that know each other. */
public record Ping(Pong pong) {}
