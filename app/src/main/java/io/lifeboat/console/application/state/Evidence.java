package io.lifeboat.console.application.state;

import io.lifeboat.console.application.text.Text;

/**
 * A fact that led to an occurrence.
 *
 * @param sequence its number in the history
 * @param atMicros when it was observed; of what a node heard, when it heard it
 * @param text what it says, in one sentence
 */
public record Evidence(long sequence, long atMicros, Text text) {}
