package io.lifeboat.console.application.lab;

import java.util.List;

/**
 * What is to be tried.
 *
 * @param bytes what is damaged, in hexadecimal digits
 * @param others what a misdirected write may put there, likewise; none means bytes by chance
 * @param burstBits how long a burst is; of other errors without meaning
 * @param seed the same one makes the same errors
 */
public record LabQuestion(
    String bytes, List<String> others, LabError error, int burstBits, long trials, long seed) {
  public LabQuestion {
    others = List.copyOf(others);
  }
}
