package io.lifeboat.console.application.drill;

import io.lifeboat.cluster.scenario.BadScenarioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The drills a user has written, in a folder of his own. */
public final class DrillFiles {
  /** What a desktop knows a drill by. */
  private static final String SUFFIX = ".drill.json";

  private static final Logger log = LoggerFactory.getLogger(DrillFiles.class);
  private static final int MOST_FILES = 200;

  private final Path folder;

  public DrillFiles(Path folder) {
    this.folder = folder;
  }

  /** A mistake in a text, with its place; line 0 when it has none. */
  public record Mistake(int line, int column, String words) {}

  /** What is wrong with this text of a drill; null when nothing is. */
  public static @Nullable Mistake check(String text) {
    try {
      DrillParser.parse("drill", text);
      return null;
    } catch (BadScenarioException e) {
      String words = String.valueOf(e.getMessage());
      String prefix = "drill:" + e.line() + ":" + e.column() + ": ";
      return new Mistake(
          e.line(),
          e.column(),
          words.startsWith(prefix) ? words.substring(prefix.length()) : words);
    }
  }

  /** The drill in this text; empty when there is a mistake in it. */
  public static Optional<Drill> parsed(String text) {
    try {
      return Optional.of(DrillParser.parse("drill", text));
    } catch (BadScenarioException e) {
      log.debug("Not a drill: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /** The drills in the folder; files with a mistake are passed over and logged. */
  public List<Drill> all() {
    List<Drill> drills = new ArrayList<>();
    for (Path file : files()) {
      try {
        drills.add(DrillParser.load(file));
      } catch (BadScenarioException | IOException e) {
        log.warn("A drill is passed over: {}", e.getMessage());
      }
    }
    return drills;
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(folder)) {
      return found
          .filter(path -> path.toString().endsWith(ShippedDrills.SUFFIX))
          .sorted()
          .limit(MOST_FILES)
          .toList();
    } catch (IOException e) {
      log.warn("The folder of drills cannot be read: {}", folder, e);
      return List.of();
    }
  }

  /**
   * Saves a drill under its name; one that is there is replaced as a whole.
   *
   * @return where it is
   */
  public Path save(Drill drill) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(drill.id() + SUFFIX);
    Path part = folder.resolve(drill.id() + ".part");
    Files.writeString(part, drill.text());
    return Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
