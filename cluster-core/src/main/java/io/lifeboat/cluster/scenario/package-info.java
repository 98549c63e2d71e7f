/**
 * Scenario files and their runner: workload × steps × checks × seed. The format is documented in
 * docs/scenarios.md; a new kind of step is a line in {@code StepKinds}, a new check one in {@code
 * Checks}.
 */
@NullMarked
package io.lifeboat.cluster.scenario;

import org.jspecify.annotations.NullMarked;
