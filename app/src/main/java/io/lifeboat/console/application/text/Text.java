package io.lifeboat.console.application.text;

import java.util.List;

/** A message and its arguments, not yet in any language. An argument may itself be a Text. */
public record Text(MessageKey key, List<Object> arguments) {
  public Text {
    arguments = List.copyOf(arguments);
  }

  public static Text of(MessageKey key, Object... arguments) {
    return new Text(key, List.of(arguments));
  }
}
