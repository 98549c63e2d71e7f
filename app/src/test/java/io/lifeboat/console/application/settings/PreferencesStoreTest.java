package io.lifeboat.console.application.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.application.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferencesStoreTest {
  @TempDir private Path directory;
  private Path file;
  private PreferencesStore store;

  @BeforeEach
  void openStore() {
    file = directory.resolve("lifeboat").resolve("preferences.json");
    store = new PreferencesStore(file);
  }

  @Test
  void startsWithWhatSuitsTheUser() {
    assertThat(store.load(Locale.CHINA).preferences().language()).isEqualTo(Language.CHINESE);
    PreferencesStore.Loaded loaded = store.load(Locale.FRANCE);
    assertThat(loaded.preferences()).isEqualTo(Preferences.standard(Locale.ENGLISH));
    assertThat(loaded.problem()).isNull();
  }

  @Test
  void findsAgainWhatItSaved() throws IOException {
    Preferences chosen =
        Preferences.standard(Locale.ENGLISH)
            .withLanguage(Language.CHINESE)
            .withTheme(Theme.DARK)
            .withTextScale(1.25)
            .withReduceMotion(true)
            .withWindow(new WindowPlace(-8, 10.5, 1440, 900, true))
            .withDividers("main", List.of(0.25, 0.75))
            .withDeck("centre", "logs");
    store.save(Preferences.standard(Locale.ENGLISH));
    store.save(chosen);
    assertThat(store.load(Locale.ENGLISH)).isEqualTo(new PreferencesStore.Loaded(chosen, null));
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void whatIsMissingIsStandard() throws IOException {
    write("{\"theme\": \"dark\"}");
    assertThat(store.load(Locale.ENGLISH).preferences())
        .isEqualTo(Preferences.standard(Locale.ENGLISH).withTheme(Theme.DARK));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"theme": "pink"}       | line 1, column 11: One of light, dark and system is expected for “theme”.
          {"textScale": 9}        | line 1, column 15: A number from 0.75 to 2.5 is expected for “textScale”.
          {"textScale": "big"}    | line 1, column 15: A number from 0.75 to 2.5 is expected for “textScale”.
          {"reduceMotion": 1}     | line 1, column 18: True or false is expected for “reduceMotion”.
          {"color": "red"}        | line 1, column 2: There is no setting “color”; expected are language, theme, textScale, reduceMotion, window, dividers, decks and tourSeen.
          {"window": {"x": 1}}    | line 1, column 12: “y” is missing.
          {"dividers": {"a": 1}}  | line 1, column 20: A list of numbers is expected for “a”.
          {"dividers": {"a":[2]}} | line 1, column 20: A number from 0 to 1 is expected for “a”.
          {"decks": {"a": 1}}     | line 1, column 17: A name in quotation marks is expected for “a”.
          []                      | line 1, column 1: An object in braces is expected.
          {} {}                   | line 1, column 4: The end of the file is expected.
          """)
  void refusesAMistakeWithItsPlace(String json, String expected) throws IOException {
    write(json);
    PreferencesStore.Loaded loaded = store.load(Locale.ENGLISH);
    assertThat(loaded.preferences()).isEqualTo(Preferences.standard(Locale.ENGLISH));
    assertThat(explanation(loaded))
        .isEqualTo(file + ", " + expected + " The file is kept as " + file + ".refused.");
    assertThat(file).doesNotExist();
    assertThat(Path.of(file + ".refused")).hasContent(json);
  }

  @Test
  void saysWhereItIsNoJson() throws IOException {
    write("{\n  \"theme\": dark\n}");
    assertThat(explanation(store.load(Locale.ENGLISH)))
        .contains("line 2, column", "not valid JSON");
  }

  @Test
  void keepsEachRefusedFile() throws IOException {
    write("first");
    assertThat(store.load(Locale.ENGLISH).problem()).isNotNull();
    write("second");
    assertThat(store.load(Locale.ENGLISH).problem()).isNotNull();
    assertThat(Path.of(file + ".refused")).hasContent("first");
    assertThat(Path.of(file + ".refused-2")).hasContent("second");
  }

  @Test
  void refusesWhatIsNoText() throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThat(store.load(Locale.ENGLISH).problem()).isNotNull();
  }

  @Test
  void leavesWhatItCannotRead() throws IOException {
    Files.createDirectories(file);
    assertThat(explanation(store.load(Locale.ENGLISH))).contains("cannot be read");
    assertThat(file).exists();
  }

  private void write(String json) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, json);
  }

  private static String explanation(PreferencesStore.Loaded loaded) {
    assertThat(loaded.problem()).isNotNull();
    return Messages.strict(Language.ENGLISH).format(loaded.problem().explanation());
  }
}
