/** What the build of packages does itself; no part of what is packaged. */
@NullMarked
package io.lifeboat.packaging;

import org.jspecify.annotations.NullMarked;
