package io.lifeboat.console.architecture.canary.ui.trend;

import io.lifeboat.console.architecture.canary.ui.timeline.Ping;

/** Wrong on purpose, with {@link Ping}: two packages that know each other. */
public record Pong(Ping ping) {}
