package io.lifeboat.console.ui.alarm;

import io.lifeboat.console.application.alarm.AlarmPriority;
import io.lifeboat.console.application.alarm.AlarmState;
import io.lifeboat.console.ui.i18n.AlarmBoardMsg;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.List;
import java.util.Locale;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * The mark of an alarm's priority: an octagon, a triangle, a diamond or a circle with its letter.
 * It is filled while somebody is asked to acknowledge the alarm, and has a dashed line when its
 * condition is gone.
 */
final class AlarmMark extends StackPane {
  private static final List<String> PRIORITIES =
      List.of(AlarmPriority.values()).stream().map(AlarmMark::styleClass).toList();

  private final Region shape = new Region();
  private final Label letter = new Label();

  AlarmMark() {
    getStyleClass().add("alarm-mark");
    shape.getStyleClass().add("alarm-shape");
    letter.getStyleClass().add("alarm-letter");
    letter.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    getChildren().addAll(shape, letter);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
  }

  void show(AlarmPriority priority, AlarmState state, I18n i18n) {
    letter.setText(i18n.text(letter(priority)));
    getStyleClass().removeAll(PRIORITIES);
    getStyleClass().removeAll("waiting", "gone");
    getStyleClass().add(styleClass(priority));
    if (state.wantsAcknowledgement()) {
      getStyleClass().add("waiting");
    }
    if (state == AlarmState.RETURNED || state == AlarmState.NORMAL) {
      getStyleClass().add("gone");
    }
    setAccessibleText(i18n.text(AlarmBoardMsg.PRIORITY_WORD, priority.label()));
  }

  private static String styleClass(AlarmPriority priority) {
    return priority.name().toLowerCase(Locale.ROOT);
  }

  private static AlarmBoardMsg letter(AlarmPriority priority) {
    return switch (priority) {
      case CRITICAL -> AlarmBoardMsg.LETTER_CRITICAL;
      case HIGH -> AlarmBoardMsg.LETTER_HIGH;
      case MEDIUM -> AlarmBoardMsg.LETTER_MEDIUM;
      case LOW -> AlarmBoardMsg.LETTER_LOW;
    };
  }
}
