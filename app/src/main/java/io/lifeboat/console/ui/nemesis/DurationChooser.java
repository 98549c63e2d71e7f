package io.lifeboat.console.ui.nemesis;

import io.lifeboat.console.ui.display.Display;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.UiMsg;
import javafx.scene.control.ChoiceBox;
import javafx.util.StringConverter;

/**
 * After which time a fault reverts by itself; one choice for every fault, shown in several places.
 */
public final class DurationChooser extends ChoiceBox<Long> {
  private final I18n i18n;

  public DurationChooser(String id, Display display, I18n i18n) {
    this.i18n = i18n;
    setId(id);
    getItems().setAll(0L, 5_000L, 10_000L, 30_000L, 60_000L);
    setConverter(converter());
    setValue(display.faultDurationMsProperty().get());
    valueProperty()
        .addListener(
            (o, was, is) -> {
              if (is != null) {
                display.faultDurationMsProperty().set(is);
              }
            });
    display.faultDurationMsProperty().addListener((o, was, is) -> setValue(is.longValue()));
    i18n.languageProperty().addListener((o, was, is) -> relabel());
    accessibleTextProperty().bind(i18n.bind(UiMsg.FAULT_DURATION));
  }

  private void relabel() {
    Long value = getValue();
    setConverter(converter());
    setValue(null);
    setValue(value);
  }

  private StringConverter<Long> converter() {
    return new StringConverter<>() {
      @Override
      public String toString(Long ms) {
        return ms == null
            ? ""
            : ms == 0
                ? i18n.text(UiMsg.DURATION_UNTIL_REVERTED)
                : i18n.text(UiMsg.DURATION_SECONDS, ms / 1_000);
      }

      @Override
      public Long fromString(String text) {
        throw new UnsupportedOperationException("a choice is not typed");
      }
    };
  }
}
