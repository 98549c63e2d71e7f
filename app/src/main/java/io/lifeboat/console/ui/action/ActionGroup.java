package io.lifeboat.console.ui.action;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.console.application.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Commands that one button gives together.
 *
 * @param possible those that can be given now
 * @param refusal why none of them can, or null
 * @param preview what those that can be given will do together, in one line
 */
public record ActionGroup(Text name, List<Command> possible, @Nullable Text refusal, Text preview) {
  public ActionGroup {
    possible = List.copyOf(possible);
  }

  public boolean isPossible() {
    return !possible.isEmpty();
  }

  public Text line() {
    return refusal == null ? preview : refusal;
  }
}
