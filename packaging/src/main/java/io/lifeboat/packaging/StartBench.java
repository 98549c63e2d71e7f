package io.lifeboat.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * How long the packaged console takes to its first frame and its first leader: with the start
 * cache, with the class data of a JDK only, with nothing, and against a bare window of JavaFX. All
 * of it in one run, in an order that a seed shuffles anew for each round; times are taken outside,
 * from the start of the process until its line arrives.
 */
final class StartBench {
  private enum Variant {
    CACHE("console, start cache"),
    CLASS_DATA("console, class data of the JDK only"),
    NOTHING("console, no archive at all"),
    BARE("bare window, class data of the JDK only");

    private final String label;

    Variant(String label) {
      this.label = label;
    }
  }

  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String FRAME = "first frame";
  private static final String LEADER = "first leader";

  private final ImageLayout image;
  private final Path scratch;
  private final Path classData;
  private final boolean evict;

  private StartBench(ImageLayout image, Path scratch, boolean evict) {
    this.image = image;
    this.scratch = scratch;
    this.classData = scratch.resolve("jdk.jsa");
    this.evict = evict;
  }

  /**
   * Arguments: the image, a directory for scratch files, rounds, seed, and "evict" if the image's
   * files are to be put out of the memory of the system before each start (Linux).
   */
  public static void main(String[] arguments) throws IOException {
    Path scratch = Files.createDirectories(Path.of(arguments[1]).toAbsolutePath());
    int rounds = Integer.parseInt(arguments[2]);
    long seed = Long.parseLong(arguments[3]);
    boolean evict = arguments.length > 4 && arguments[4].equals("evict");
    StartBench bench =
        new StartBench(ImageLayout.of(Path.of(arguments[0]).toAbsolutePath()), scratch, evict);
    bench.plainLauncher();
    try {
      bench.run(rounds, seed);
    } finally {
      Files.delete(bench.plainSettings());
      Files.delete(bench.plain());
    }
  }

  private void run(int rounds, long seed) throws IOException {
    Started.run(
            List.of(image.java().toString(), "-Xshare:dump", "-XX:SharedArchiveFile=" + classData),
            Headless.environment(scratch, ""),
            LIMIT)
        .soundOutput("the archive of the JDK's classes");
    Table frames = new Table();
    Table leaders = new Table();
    List<Variant> order = new ArrayList<>(List.of(Variant.values()));
    Random random = new Random(seed);
    // One round before those that count: natives are unpacked, files come into memory.
    for (int round = 0; round <= rounds; round++) {
      Collections.shuffle(order, random);
      for (Variant variant : order) {
        Started started = start(variant);
        started.soundOutput(variant.label);
        if (round > 0) {
          frames.add(variant, started.when(FRAME));
          if (variant != Variant.BARE) {
            leaders.add(variant, started.when(LEADER));
          }
        }
      }
    }
    print(rounds, seed, frames, leaders);
  }

  /** A second launcher with the same settings, except that it knows of no cache. */
  private void plainLauncher() throws IOException {
    Path settings = image.app().resolve("lifeboat.cfg");
    List<String> lines =
        Files.readAllLines(settings).stream().filter(line -> !line.contains("AOTCache")).toList();
    Files.write(plainSettings(), lines);
    Files.copy(
        image.launcher(),
        plain(),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.COPY_ATTRIBUTES);
  }

  private Path plainSettings() {
    return image.app().resolve("lifeboat-plain.cfg");
  }

  private Path plain() {
    return image.launcher().resolveSibling("lifeboat-plain");
  }

  private Started start(Variant variant) throws IOException {
    if (evict) {
      evict();
    }
    String shared = "-XX:SharedArchiveFile=" + classData;
    return switch (variant) {
      case CACHE -> console(image.launcher(), "");
      case CLASS_DATA -> console(plain(), shared);
      case NOTHING -> console(plain(), "-Xshare:off");
      case BARE -> Started.run(bare(), Headless.environment(scratch, shared), LIMIT);
    };
  }

  private Started console(Path launcher, String options) {
    return Started.run(
        List.of(launcher.toString(), "smoke", "--lang", "en"),
        Headless.environment(scratch, options),
        LIMIT);
  }

  private List<String> bare() throws IOException {
    List<String> path = new ArrayList<>();
    try (Stream<Path> jars = Files.list(image.app())) {
      jars.filter(jar -> jar.getFileName().toString().startsWith("javafx-"))
          .map(Path::toString)
          .forEach(path::add);
    }
    path.add(System.getProperty("bench.classes"));
    return List.of(
        image.java().toString(),
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Djavafx.cachedir=" + scratch.resolve("javafx"),
        "-classpath",
        String.join(System.getProperty("path.separator"), path),
        BareWindow.class.getName());
  }

  /** Tells the system that it may forget these files: dd's nocache does so for a whole file. */
  private void evict() throws IOException {
    Map<String, String> environment = new HashMap<>(Map.of("PATH", System.getenv("PATH")));
    List<String> script =
        new ArrayList<>(
            List.of(
                "sh",
                "-c",
                "for f; do dd if=\"$f\" iflag=nocache count=0 status=none; done",
                "sh"));
    try (Stream<Path> files = Files.walk(image.root())) {
      files.filter(Files::isRegularFile).map(Path::toString).forEach(script::add);
    }
    script.add(classData.toString());
    Started.run(script, environment, LIMIT).soundOutput("putting files out of memory");
  }

  private static void print(int rounds, long seed, Table frames, Table leaders) {
    System.out.printf(
        Locale.ROOT,
        "%d rounds, seed %d; milliseconds: median (lowest to highest)%n",
        rounds,
        seed);
    for (Variant variant : Variant.values()) {
      System.out.printf(
          Locale.ROOT,
          "%-42s first frame %s, %.2f of a bare window's%s%n",
          variant.label,
          frames.figures(variant),
          frames.median(variant) / frames.median(Variant.BARE),
          variant == Variant.BARE ? "" : "; first leader " + leaders.figures(variant));
    }
    for (Variant other : List.of(Variant.CLASS_DATA, Variant.NOTHING)) {
      System.out.printf(
          Locale.ROOT,
          "start cache to %s: first frame %.2f, first leader %.2f%n",
          other.label,
          frames.median(Variant.CACHE) / frames.median(other),
          leaders.median(Variant.CACHE) / leaders.median(other));
    }
  }

  /** What was measured of each variant, in milliseconds. */
  private static final class Table {
    private final Map<Variant, List<Double>> values = new EnumMap<>(Variant.class);

    void add(Variant variant, double ms) {
      values.computeIfAbsent(variant, v -> new ArrayList<>()).add(ms);
    }

    double median(Variant variant) {
      List<Double> sorted = sorted(variant);
      int middle = sorted.size() / 2;
      return sorted.size() % 2 == 1
          ? sorted.get(middle)
          : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    String figures(Variant variant) {
      List<Double> sorted = sorted(variant);
      return String.format(
          Locale.ROOT, "%.0f (%.0f to %.0f)", median(variant), sorted.getFirst(), sorted.getLast());
    }

    private List<Double> sorted(Variant variant) {
      return values.getOrDefault(variant, List.of()).stream().sorted().toList();
    }
  }
}
