package io.lifeboat.console.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Texts a person can review, compared with files. After a change on purpose, review what {@code
 * target/golden} holds and copy it over the file in the test resources.
 */
public final class Golden {
  private Golden() {}

  /**
   * Compares line by line.
   *
   * @param folder the folder in the test resources
   */
  public static void compare(String folder, String file, List<String> actual) {
    Path written = Path.of("target", "golden", folder, file);
    try {
      Files.createDirectories(written.getParent());
      Files.write(written, actual);
      try (InputStream golden = Golden.class.getResourceAsStream("/" + folder + "/" + file)) {
        assertThat(golden)
            .as("golden file %s/%s; the text is in %s", folder, file, written)
            .isNotNull();
        String expected = new String(golden.readAllBytes(), StandardCharsets.UTF_8);
        assertThat(actual)
            .as("compare with %s", written)
            .containsExactlyElementsOf(expected.lines().toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
