/** What a recording tells, as a document for people and as data. */
@NullMarked
package io.lifeboat.console.application.report;

import org.jspecify.annotations.NullMarked;
