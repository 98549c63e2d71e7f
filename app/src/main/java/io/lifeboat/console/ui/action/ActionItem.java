package io.lifeboat.console.ui.action;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.console.application.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be asked of the cluster, as a button or a palette entry shows it.
 *
 * @param id stable, for tests and style
 * @param refusal why it cannot be done now, or null
 * @param preview what will happen, in one line
 */
public record ActionItem(
    String id, Text name, Command command, @Nullable Text refusal, Text preview) {

  public boolean isPossible() {
    return refusal == null;
  }

  /** The line to show under it: why not, or what will happen. */
  public Text line() {
    return refusal == null ? preview : refusal;
  }
}
