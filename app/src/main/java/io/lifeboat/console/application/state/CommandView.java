package io.lifeboat.console.application.state;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.Outcome;
import org.jspecify.annotations.Nullable;

/** A command in the log; {@code outcome} is null while it is on its way. */
public record CommandView(
    CommandId id, Command command, long requestedAtMicros, @Nullable Outcome outcome) {}
