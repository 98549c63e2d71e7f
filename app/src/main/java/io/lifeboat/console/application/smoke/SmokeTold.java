package io.lifeboat.console.application.smoke;

/**
 * What a console that tries itself out tells.
 *
 * @param step what was reached, or for a failure what was not
 * @param reached false when this is the end of it
 * @param sinceStartMs since the Java machine began; what started it before is not counted
 * @param detail the node it is about, or what is known of the failure, in English; or empty
 */
public record SmokeTold(SmokeStep step, boolean reached, long sinceStartMs, String detail) {}
