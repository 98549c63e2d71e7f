package io.lifeboat.console.ui.i18n;

import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.application.text.MessageKey;
import io.lifeboat.console.application.text.Messages;
import io.lifeboat.console.application.text.Text;
import java.text.NumberFormat;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Messages in the language of the moment, which may change at any time. */
public final class I18n {
  private final ObjectProperty<Language> language;
  private final Map<Language, Messages> messages = new EnumMap<>(Language.class);

  public I18n(Language language) {
    this.language = new SimpleObjectProperty<>(this, "language", language);
    for (Language each : Language.values()) {
      messages.put(each, Messages.of(each));
    }
  }

  public ObjectProperty<Language> languageProperty() {
    return language;
  }

  public Language language() {
    return language.get();
  }

  public Locale locale() {
    return language.get().locale();
  }

  /** Goes on to the next language. */
  public void switchLanguage() {
    language.set(nextLanguage());
  }

  public Language nextLanguage() {
    Language[] all = Language.values();
    return all[(language.get().ordinal() + 1) % all.length];
  }

  public String text(MessageKey key, Object... arguments) {
    return text(Text.of(key, arguments));
  }

  public String text(Text text) {
    // Read from the property itself: bindings hear of a change before any listener does.
    return Objects.requireNonNull(messages.get(language.get())).format(text);
  }

  /** The message, and its like in every language switched to later. */
  public StringBinding bind(MessageKey key, Object... arguments) {
    Text text = Text.of(key, arguments);
    return Bindings.createStringBinding(() -> text(text), language);
  }

  /** A number with as many decimals as asked for, in the user's way of writing. */
  public String number(double value, int decimals) {
    NumberFormat format = NumberFormat.getNumberInstance(locale());
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format.format(value);
  }
}
