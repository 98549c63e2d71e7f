package io.lifeboat.console.application.alarm;

import io.lifeboat.console.application.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * One alarm, as a line of the list or in the banner. Times are on the clock of the facts, in
 * microseconds since the run began.
 *
 * @param raisedMicros when it was last raised; 0 when it was shelved without ever being raised
 * @param clearedMicros since when its condition holds no more; null while it holds
 * @param acknowledgedMicros when it was acknowledged; null while it was not since it was raised
 * @param shelvedUntilMicros when it comes back by itself; null when it is not shelved
 * @param raises how often it was raised in this run
 * @param chattering it was raised three times or more within a minute
 * @param evidence what its condition was seen by, when there is more to tell than the title does
 */
public record AlarmLine(
    AlarmKey key,
    AlarmState state,
    long raisedMicros,
    @Nullable Long clearedMicros,
    @Nullable Long acknowledgedMicros,
    @Nullable Long shelvedUntilMicros,
    int raises,
    boolean chattering,
    @Nullable Text evidence) {

  public AlarmPriority priority() {
    return key.kind().priority();
  }

  public AlarmDisplay display() {
    return key.kind().display();
  }

  /** One plain sentence: what is wrong, with whom. */
  public Text title() {
    return key.kind().title(key.subject());
  }

  public Text cause() {
    return key.kind().cause();
  }

  public Text consequence() {
    return key.kind().consequence();
  }

  /** What to do. */
  public Text guidance() {
    return key.kind().guidance();
  }
}
