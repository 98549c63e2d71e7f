/** Self-detection: checksums, and how well they detect what kind of error. */
@NullMarked
package io.lifeboat.cluster.detection;

import org.jspecify.annotations.NullMarked;
