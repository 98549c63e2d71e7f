package io.lifeboat.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The packaged program on a machine without Java and display: the console comes up, loses its
 * leader, gets another, closes; a scenario is run from the command line.
 */
final class SmokeImage {
  private static final Duration LIMIT = Duration.ofMinutes(4);

  private SmokeImage() {}

  /** Arguments: the image or an installed directory, a directory for scratch files. */
  public static void main(String[] arguments) throws IOException {
    ImageLayout image = ImageLayout.of(Path.of(arguments[0]).toAbsolutePath());
    Path home = Files.createDirectories(Path.of(arguments[1]).toAbsolutePath());
    Map<String, String> environment = Headless.environment(home, "");

    say(run(image, environment, "--version"));
    String examined = run(image, environment, "doctor", "--json");
    require(examined, "\"packaged\" : true");
    require(examined, "\"start_cache\" : true");

    Path loaded = home.resolve("classes.log");
    String console =
        run(
            image,
            Headless.environment(home, "-Xlog:class+load:file=" + loaded),
            "smoke",
            "--lang",
            "en",
            "--limit",
            "180");
    for (String step : List.of("first frame", "first leader", "next leader", "closed")) {
      require(console, step);
    }
    refusePython(Files.readString(loaded));
    say(console);
    String scenario = run(image, environment, "run", "leader-loss.json", "--lang", "en");
    require(scenario, "Verdict: holds.");
    say(scenario.lines().filter(line -> line.startsWith("Verdict")).findFirst().orElse(""));
  }

  private static String run(
      ImageLayout image, Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>(List.of(image.launcher().toString()));
    command.addAll(List.of(arguments));
    return Started.run(command, environment, LIMIT).soundOutput(String.join(" ", command));
  }

  private static void require(String output, String part) {
    if (!output.contains(part)) {
      throw new BuildFailure("“" + part + "” is missing in:\n" + output);
    }
  }

  /** It is half of the image and takes seconds to start: only a policy in Python may load it. */
  private static void refusePython(String loaded) {
    require(loaded, "io.lifeboat.console.Launcher");
    if (loaded.contains(" com.oracle.graal.python.") || loaded.contains(" com.oracle.truffle.")) {
      throw new BuildFailure("Python is loaded although nothing uses it");
    }
  }

  private static void say(String text) {
    text.lines().filter(line -> !line.startsWith("Picked up")).forEach(System.out::println);
  }
}
