package io.lifeboat.console.ui.nemesis;

import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.NemesisMsg;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ChoiceBox;
import javafx.util.StringConverter;

/**
 * A choice among values that have names. It shows what it is told; only what the user chooses is
 * told to its listener.
 */
public final class Choice<T> extends ChoiceBox<T> {
  private final I18n i18n;
  private final Function<T, Text> name;
  private boolean showing;

  /** A choice that is empty until it is offered something. */
  public Choice(
      String id, NemesisMsg what, I18n i18n, Function<T, Text> name, Consumer<T> onChosen) {
    this.i18n = i18n;
    this.name = name;
    setId(id);
    setMaxWidth(Double.MAX_VALUE);
    setConverter(converter());
    accessibleTextProperty().bind(i18n.bind(what));
    valueProperty()
        .addListener(
            (o, was, is) -> {
              if (!showing && is != null) {
                onChosen.accept(is);
              }
            });
    i18n.languageProperty().addListener((o, was, is) -> relabel());
  }

  /** Shows these values and which of them is chosen. */
  public void show(List<T> offered, T chosen) {
    showing = true;
    try {
      if (!offered.equals(getItems())) {
        getItems().setAll(offered);
      }
      if (!chosen.equals(getValue())) {
        setValue(chosen);
      }
    } finally {
      showing = false;
    }
  }

  /** Names may depend on the state, not on the value alone. */
  public void relabel() {
    showing = true;
    try {
      T chosen = getValue();
      List<T> all = List.copyOf(getItems());
      setConverter(converter());
      getItems().setAll(all);
      setValue(chosen);
    } finally {
      showing = false;
    }
  }

  private StringConverter<T> converter() {
    return new StringConverter<>() {
      @Override
      public String toString(T value) {
        return value == null ? "" : i18n.text(name.apply(value));
      }

      @Override
      public T fromString(String text) {
        throw new UnsupportedOperationException("a choice is not typed");
      }
    };
  }
}
