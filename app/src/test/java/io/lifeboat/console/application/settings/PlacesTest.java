package io.lifeboat.console.application.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {
  private static final Path HOME = Path.of("/home/u");

  @ParameterizedTest
  @ValueSource(strings = {"Linux", "FreeBSD"})
  void unixHasTheBaseDirectoriesOfXdg(String os) {
    assertThat(Places.of(os, Map.of(), HOME))
        .isEqualTo(
            new Places(
                Path.of("/home/u/.config/lifeboat"),
                Path.of("/home/u/.local/share/lifeboat"),
                Path.of("/home/u/.local/state/lifeboat/logs"),
                Path.of("/home/u/.cache/lifeboat")));
  }

  @Test
  void windowsHasRoamingAndLocalData() {
    assertThat(Places.of("Windows 11", Map.of(), HOME))
        .isEqualTo(
            new Places(
                Path.of("/home/u/AppData/Roaming/Lifeboat"),
                Path.of("/home/u/AppData/Local/Lifeboat"),
                Path.of("/home/u/AppData/Local/Lifeboat/Logs"),
                Path.of("/home/u/AppData/Local/Lifeboat/Cache")));
  }

  @Test
  void macHasItsLibrary() {
    assertThat(Places.of("Mac OS X", Map.of("XDG_DATA_HOME", "/elsewhere"), HOME))
        .isEqualTo(
            new Places(
                Path.of("/home/u/Library/Application Support/Lifeboat"),
                Path.of("/home/u/Library/Application Support/Lifeboat"),
                Path.of("/home/u/Library/Logs/Lifeboat"),
                Path.of("/home/u/Library/Caches/Lifeboat")));
  }

  @Test
  void theEnvironmentDecides() {
    Map<String, String> xdg =
        Map.of(
            "XDG_CONFIG_HOME", "/c",
            "XDG_DATA_HOME", "/d",
            "XDG_STATE_HOME", "/s",
            "XDG_CACHE_HOME", "/x");
    assertThat(Places.of("Linux", xdg, HOME).all())
        .containsExactly(
            Path.of("/c/lifeboat"),
            Path.of("/d/lifeboat"),
            Path.of("/s/lifeboat/logs"),
            Path.of("/x/lifeboat"));

    Map<String, String> windows = Map.of("APPDATA", "/roaming", "LOCALAPPDATA", "/local");
    assertThat(Places.of("Windows 11", windows, HOME).all())
        .containsExactly(
            Path.of("/roaming/Lifeboat"),
            Path.of("/local/Lifeboat"),
            Path.of("/local/Lifeboat/Logs"),
            Path.of("/local/Lifeboat/Cache"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "relative", "bad\0name"})
  void whatIsNoAbsolutePathDoesNotCount(String value) {
    assertThat(Places.of("Linux", Map.of("XDG_DATA_HOME", value), HOME).data())
        .isEqualTo(Path.of("/home/u/.local/share/lifeboat"));
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, /home/u/.config/lifeboat/preferences.json",
    "Mac OS X, /home/u/Library/Application Support/Lifeboat/preferences.json",
    "Windows 11, /home/u/AppData/Roaming/Lifeboat/preferences.json"
  })
  void preferencesAreWhereTheyAlwaysWere(String os, String expected) {
    assertThat(Places.of(os, Map.of(), HOME).preferences()).isEqualTo(Path.of(expected));
  }
}
