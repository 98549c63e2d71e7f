/** The directories nodes keep their files in, and what is checked before they are opened. */
@NullMarked
package io.lifeboat.cluster.storage;

import org.jspecify.annotations.NullMarked;
