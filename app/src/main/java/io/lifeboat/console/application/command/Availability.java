package io.lifeboat.console.application.command;

import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.console.application.text.MessageKey;
import io.lifeboat.console.application.text.Text;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether a command can be given now. A button that cannot act is disabled and says why.
 *
 * @param refusal why not, or null when it can
 */
public record Availability(@Nullable Refusal refusal) {
  public static final Availability ALLOWED = new Availability(null);

  /** Why a command is not given: the word for scripts and the sentence for people. */
  public record Refusal(FailReason reason, Text text) {}

  static Availability refused(FailReason reason, MessageKey key, Object... arguments) {
    return new Availability(new Refusal(reason, Text.of(key, arguments)));
  }

  public boolean isAllowed() {
    return refusal == null;
  }

  /** This refusal, or what the next check says. */
  Availability then(Supplier<Availability> next) {
    return isAllowed() ? next.get() : this;
  }

  /** The sentence that says why not, or null when it can be given. */
  public @Nullable Text reason() {
    return refusal == null ? null : refusal.text();
  }
}
