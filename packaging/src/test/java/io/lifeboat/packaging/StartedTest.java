package io.lifeboat.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartedTest {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  @TempDir private Path home;

  @Test
  void keepsWhatWasPrintedAndWhen() {
    Started started = run(Duration.ofMinutes(1), "-version");

    assertThat(started.soundOutput("java")).contains("version");
    assertThat(started.when("version")).isPositive();
    assertThatThrownBy(() -> started.when("no such line")).isInstanceOf(BuildFailure.class);
  }

  @Test
  void aFailureIsLoud() {
    Started started = run(Duration.ofMinutes(1), "no.such.Program");

    assertThatThrownBy(() -> started.soundOutput("the program"))
        .isInstanceOf(BuildFailure.class)
        .hasMessageContaining("the program: exit code 1")
        .hasMessageContaining("no.such.Program");
  }

  @Test
  void whatHangsIsEnded() {
    assertThatThrownBy(() -> run(Duration.ofSeconds(1), "-cp", classes(), Hanging.class.getName()))
        .isInstanceOf(BuildFailure.class)
        .hasMessageContaining("not within 1 s");
  }

  @Test
  void nothingOfThisMachineIsOnThePath() {
    Map<String, String> environment = Headless.environment(home, "-Da=b");

    assertThat(environment).doesNotContainKey("JAVA_HOME");
    assertThat(Path.of(environment.get("PATH"))).doesNotExist();
    assertThat(environment.get("JAVA_TOOL_OPTIONS")).endsWith(" -Da=b");
  }

  private static String classes() {
    return Path.of(StartedTest.class.getProtectionDomain().getCodeSource().getLocation().getPath())
        .toString();
  }

  private static Started run(Duration limit, String... arguments) {
    List<String> command = new ArrayList<>(List.of(JAVA));
    command.addAll(List.of(arguments));
    return Started.run(command, Map.of(), limit);
  }

  /** Waits for what never comes. */
  static final class Hanging {
    private Hanging() {}

    public static void main(String[] arguments) throws InterruptedException {
      Thread.currentThread().join();
    }
  }
}
