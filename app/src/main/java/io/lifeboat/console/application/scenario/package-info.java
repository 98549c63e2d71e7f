/** The scenarios that come with Lifeboat. */
@NullMarked
package io.lifeboat.console.application.scenario;

import org.jspecify.annotations.NullMarked;
