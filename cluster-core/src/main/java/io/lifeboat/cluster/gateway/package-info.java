/** The client's way in: switches first, then the session, with figures of what came of it. */
@NullMarked
package io.lifeboat.cluster.gateway;

import org.jspecify.annotations.NullMarked;
