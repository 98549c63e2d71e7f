/** Demonstrations that go on by themselves, on whatever cluster the console has. */
@NullMarked
package io.lifeboat.console.application.demo;

import org.jspecify.annotations.NullMarked;
