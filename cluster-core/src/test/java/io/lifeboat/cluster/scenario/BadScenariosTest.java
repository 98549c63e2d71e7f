package io.lifeboat.cluster.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every mistake is refused with file, line, column and what was expected. */
class BadScenariosTest {
  private static final String GOLDEN = "bad-scenarios.txt";
  private static final String HEAD = "=== ";
  private static final Pattern SECTION = Pattern.compile("^" + HEAD, Pattern.MULTILINE);
  private static final String SAYS = "--- says\n";

  @Test
  void everyMistakeIsRefusedAsTheGoldenFileSays() throws IOException {
    String golden = golden();
    StringBuilder actual = new StringBuilder();
    for (String section : SECTION.split(golden, 0)) {
      if (section.isEmpty()) {
        continue;
      }
      String name = section.substring(0, section.indexOf('\n'));
      String json = section.substring(name.length() + 1, section.indexOf(SAYS));
      actual.append(HEAD).append(name).append('\n').append(json).append(SAYS);
      actual.append(complaint(name + ".json", json)).append('\n');
    }

    // To accept a wanted change, review this file and copy it over the golden one.
    Files.writeString(Path.of("target", GOLDEN), actual);
    assertThat(actual.toString()).isEqualTo(golden);
  }

  @Test
  void textThatIsNotUtf8IsRefused() {
    byte[] latin1 = "{\"name\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> ScenarioParser.read("x.json", new ByteArrayInputStream(latin1)))
        .isInstanceOf(BadScenarioException.class)
        .hasMessage("x.json:1:1: expected text in UTF-8");
  }

  @Test
  void aFileOfAnySizeIsNotReadToItsEnd() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return ' ';
          }
        };

    assertThatThrownBy(() -> ScenarioParser.read("x.json", endless))
        .hasMessage("x.json:1:1: expected at most 1 MiB of JSON");
  }

  private static String complaint(String file, String json) {
    try {
      ScenarioParser.parse(file, json);
      return "nothing";
    } catch (BadScenarioException e) {
      return e.getMessage();
    }
  }

  private static String golden() throws IOException {
    try (InputStream in = BadScenariosTest.class.getResourceAsStream(GOLDEN)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
