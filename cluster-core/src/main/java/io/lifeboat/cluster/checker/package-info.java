/**
 * What must hold, checked: pure folds over facts, and the audit of what clients were promised. A
 * verdict has three values; no data is never "holds".
 */
@NullMarked
package io.lifeboat.cluster.checker;

import org.jspecify.annotations.NullMarked;
