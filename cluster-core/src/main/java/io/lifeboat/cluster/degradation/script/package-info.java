/** Lua and Python, each in a box of its own: what a policy is made to run in. */
@NullMarked
package io.lifeboat.cluster.degradation.script;

import org.jspecify.annotations.NullMarked;
