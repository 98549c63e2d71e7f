package io.lifeboat.console.ui.shell;

import io.lifeboat.console.ui.i18n.UiMsg;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/** What the window itself can do, with its name and its key. */
enum ShellCommand {
  FREEZE(UiMsg.CMD_FREEZE, "Space", null),
  NEXT(UiMsg.CMD_NEXT, "N", null),
  PREVIOUS(UiMsg.CMD_PREVIOUS, "P", null),
  WRITE(UiMsg.CMD_WRITE, "C", null),
  ACKNOWLEDGE(UiMsg.CMD_ACKNOWLEDGE, "A", null),
  ACKNOWLEDGE_ALL(UiMsg.CMD_ACKNOWLEDGE_ALL, "", null),
  ALARM_ADVICE(UiMsg.CMD_ALARM_ADVICE, "", null),
  FILTER(UiMsg.CMD_FILTER, "/", null),
  HELP(UiMsg.CMD_HELP, "?", null),
  GLOSSARY(UiMsg.CMD_GLOSSARY, "F1", "F1"),
  TOUR(UiMsg.CMD_TOUR, "", null),
  PALETTE(UiMsg.CMD_PALETTE, "Ctrl+K", "Shortcut+K"),
  HEAL_ALL(UiMsg.ACTION_HEAL_ALL, "Ctrl+Shift+H", "Shortcut+Shift+H"),
  PRESENTATION(UiMsg.CMD_PRESENTATION, "Ctrl+P", "Shortcut+P"),
  LASER(UiMsg.CMD_LASER, "L", null),
  FULL_SCREEN(UiMsg.CMD_FULL_SCREEN, "F11", "F11"),
  LARGER(UiMsg.CMD_LARGER, "Ctrl++", null),
  SMALLER(UiMsg.CMD_SMALLER, "Ctrl+-", null),
  NORMAL_SIZE(UiMsg.CMD_NORMAL_SIZE, "Ctrl+0", null),
  THEME(UiMsg.CMD_THEME, "", null),
  LANGUAGE(UiMsg.CMD_LANGUAGE, "", null),
  REDUCE_MOTION(UiMsg.CMD_REDUCE_MOTION, "", null),
  ABSOLUTE_TIME(UiMsg.CMD_ABSOLUTE_TIME, "", null),
  RECORDINGS(UiMsg.CMD_RECORDINGS, "Ctrl+O", "Shortcut+O"),
  TOGGLE_SIDE(UiMsg.CMD_TOGGLE_SIDE, "Ctrl+B", "Shortcut+B"),
  TOGGLE_BOTTOM(UiMsg.CMD_TOGGLE_BOTTOM, "Ctrl+J", "Shortcut+J");

  private final UiMsg message;
  private final String keys;
  private final @Nullable String accelerator;

  ShellCommand(UiMsg message, String keys, @Nullable String accelerator) {
    this.message = message;
    this.keys = keys;
    this.accelerator = accelerator;
  }

  UiMsg message() {
    return message;
  }

  /** How its key is written; empty when it has none. */
  String keys() {
    return keys;
  }

  /** The combination that the keys alone decide; null for keys that depend on the focus. */
  @Nullable KeyCombination combination() {
    return accelerator == null ? null : KeyCombination.valueOf(accelerator);
  }
}
