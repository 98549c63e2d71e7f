package io.lifeboat.packaging;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that was run to its end.
 *
 * @param lines what it printed, both streams, each with the time since it was started
 */
record Started(int exitCode, List<Line> lines) {
  private static final double NANOS_PER_MS = 1e6;

  record Line(double afterMs, String text) {}

  /**
   * Runs a program with nothing of this process's environment but what it is given.
   *
   * @throws BuildFailure if it has not ended within the limit; it is killed then
   */
  static Started run(List<String> command, Map<String, String> environment, Duration limit) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(Path.of("/").toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    List<Line> lines = new ArrayList<>();
    long start = System.nanoTime();
    try {
      Process process = builder.start();
      Thread killer = Thread.ofPlatform().daemon().start(() -> killAfter(process, limit));
      try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          lines.add(new Line((System.nanoTime() - start) / NANOS_PER_MS, line));
        }
      }
      int code = process.waitFor();
      killer.interrupt();
      if (System.nanoTime() - start > limit.toNanos()) {
        throw new BuildFailure(
            "not within " + limit.toSeconds() + " s: " + command + "\n" + text(lines));
      }
      return new Started(code, List.copyOf(lines));
    } catch (IOException e) {
      throw new BuildFailure("cannot be run: " + command, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BuildFailure("interrupted: " + command, e);
    }
  }

  private static void killAfter(Process process, Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      // The program has ended by itself.
      Thread.currentThread().interrupt();
    }
  }

  /** All that it printed; a failure if it did not end with 0. */
  String soundOutput(String what) {
    if (exitCode != 0) {
      throw new BuildFailure(what + ": exit code " + exitCode + "\n" + text(lines));
    }
    return text(lines);
  }

  /** After how many milliseconds it printed a line that contains this. */
  double when(String part) {
    return lines.stream()
        .filter(line -> line.text().contains(part))
        .findFirst()
        .orElseThrow(() -> new BuildFailure("“" + part + "” was not printed:\n" + text(lines)))
        .afterMs();
  }

  private static String text(List<Line> lines) {
    return String.join("\n", lines.stream().map(Line::text).toList());
  }
}
