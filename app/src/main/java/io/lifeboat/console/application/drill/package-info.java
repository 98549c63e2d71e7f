/**
 * Drills: what a trainee is to do about malfunctions he is not told of, and what the facts say of
 * how he did it. The format is documented in docs/drills.md.
 */
@NullMarked
package io.lifeboat.console.application.drill;

import org.jspecify.annotations.NullMarked;
