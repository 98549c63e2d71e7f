package io.lifeboat.cluster.command;

import java.util.concurrent.CompletionStage;

/** A command on its way: its id at once, its outcome later; the stage never ends exceptionally. */
public record Submission(CommandId id, CompletionStage<Outcome> outcome) {}
