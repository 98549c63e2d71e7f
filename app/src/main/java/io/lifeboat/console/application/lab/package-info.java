/** The checksum laboratory: errors made many times over, and what each algorithm misses. */
@NullMarked
package io.lifeboat.console.application.lab;

import org.jspecify.annotations.NullMarked;
