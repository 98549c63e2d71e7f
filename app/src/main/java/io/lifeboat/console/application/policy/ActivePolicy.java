package io.lifeboat.console.application.policy;

import io.lifeboat.cluster.model.PolicySource;
import java.time.Instant;

/**
 * The policy that decides now.
 *
 * @param by who activated it
 */
public record ActivePolicy(PolicySource source, Instant at, String by) {}
