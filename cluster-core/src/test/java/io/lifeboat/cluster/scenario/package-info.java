/** Scenario files, their mistakes, and the runner on a scripted cluster. */
@NullMarked
package io.lifeboat.cluster.scenario;

import org.jspecify.annotations.NullMarked;
