/** Links one by one: what they carry, what disturbs them, and the messages held on them. */
@NullMarked
package io.lifeboat.console.ui.links;

import org.jspecify.annotations.NullMarked;
