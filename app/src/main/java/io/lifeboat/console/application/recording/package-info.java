/** Every run kept as a file: writing, listing, notes beside it, bounds, privacy. */
@NullMarked
package io.lifeboat.console.application.recording;

import org.jspecify.annotations.NullMarked;
