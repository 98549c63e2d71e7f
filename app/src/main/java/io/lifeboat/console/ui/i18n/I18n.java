package io.lifeboat.console.ui.i18n;

import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.application.text.MessageKey;
import io.lifeboat.console.application.text.Messages;
import io.lifeboat.console.application.text.Text;
import java.text.NumberFormat;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Messages in the language of the moment, which may change at any time. */
public final class I18n {
  private final ObjectProperty<Language> language;
  private Messages messages;

  public I18n(Language language) {
    this.language = new SimpleObjectProperty<>(this, "language", language);
    this.messages = Messages.of(language);
    // First of all listeners, so that all others read the new language.
    this.language.addListener((o, was, is) -> messages = Messages.of(is));
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
    return messages.get(key, arguments);
  }

  public String text(Text text) {
    return messages.format(text);
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
