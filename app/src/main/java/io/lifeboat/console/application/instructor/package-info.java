/**
 * Training led by a person: an instructor who sees the truth and breaks things, a trainee who sees
 * what an operator would, and initial conditions to come back to.
 */
@NullMarked
package io.lifeboat.console.application.instructor;

import org.jspecify.annotations.NullMarked;
