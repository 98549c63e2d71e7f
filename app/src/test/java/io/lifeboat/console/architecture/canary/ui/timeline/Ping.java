package io.lifeboat.console.architecture.canary.ui.timeline;

import io.lifeboat.console.architecture.canary.ui.trend.Pong;

/** Wrong on purpose, with {@link Pong}: two packages that know each other. */
public record Ping(Pong pong) {}
