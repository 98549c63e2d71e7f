package io.lifeboat.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The check of licences catches what it is there for. */
class LicencesTest {
  private static final Path FOLDER = Path.of("licences");

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"license\": {\"id\": \"AGPL-3.0-only\"}}",
        "{\"license\": {\"id\": \"GPL-2.0-only\"}}",
        "{\"license\": {\"name\": \"All rights reserved\"}}",
        "{\"expression\": \"GPL-3.0-or-later\"}",
        "{\"license\": {\"id\": \"MIT\"}}, {\"license\": {\"id\": \"SSPL-1.0\"}}",
        "{\"license\": {}}",
        ""
      })
  void refusesWhatIsNotOnTheList(String licences) throws IOException {
    Path bill = bill(licences);

    assertThatThrownBy(() -> check(bill))
        .isInstanceOf(BuildFailure.class)
        .hasMessageContaining("example:canary 1.0")
        .hasMessageNotContaining("example:sound");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"license\": {\"id\": \"MIT\"}}",
        "{\"license\": {\"name\": \"The 3-Clause BSD License\"}}"
      })
  void writesTheTextsOfTheOthers(String licences) throws IOException {
    Path jar = Files.createDirectories(directory.resolve("jars")).resolve("canary-1.0.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      entries.putNextEntry(new JarEntry("META-INF/NOTICE.txt"));
      entries.write('n');
      entries.putNextEntry(new JarEntry("META-INF/other/LICENSE"));
    }
    check(bill(licences));

    Path legal = directory.resolve("legal");
    assertThat(legal.resolve("PARTS.txt")).content().contains("example:canary 1.0");
    assertThat(legal.resolve("Apache-2.0.txt")).content().contains("Apache License");
    assertThat(legal.resolve("canary-1.0").resolve("NOTICE.txt")).hasContent("n");
    assertThat(legal.resolve("canary-1.0").resolve("LICENSE")).doesNotExist();
  }

  @Test
  void everyAllowedLicenceHasItsText() throws IOException {
    Licences.Rules rules =
        JsonMapper.shared()
            .readValue(Files.readString(FOLDER.resolve("rules.json")), Licences.Rules.class);

    for (String licence : rules.allowed()) {
      assertThat(FOLDER.resolve(licence + ".txt")).isNotEmptyFile();
    }
    assertThat(rules.allowed()).containsAll(rules.names().values());
    assertThat(rules.corrected().values())
        .allSatisfy(correction -> assertThat(correction.because()).isNotBlank());
  }

  private void check(Path bill) throws IOException {
    Licences.main(
        List.of(bill, FOLDER, directory.resolve("jars"), directory.resolve("legal")).stream()
            .map(Path::toString)
            .toArray(String[]::new));
  }

  private Path bill(String licences) throws IOException {
    return Files.writeString(
        directory.resolve("bom.json"),
        """
        {"components": [
          {"group": "example", "name": "sound", "version": "1.0",
           "licenses": [{"license": {"id": "Apache-2.0"}}]},
          {"group": "example", "name": "canary", "version": "1.0", "licenses": [%s]}]}
        """
            .formatted(licences));
  }
}
