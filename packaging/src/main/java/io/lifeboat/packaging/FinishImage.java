package io.lifeboat.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The last step of an application image, after which no jar in it may change: the start cache (JEP
 * 483, 514) is made by a run of the image itself, and the launcher told to use it.
 *
 * <p>JDK 25 does not always notice that a jar is another than the one it was trained with
 * (JDK-8377932), so the cache is trained here, once, and nowhere else. It does compare the jars'
 * times: all get the one of the build.
 */
final class FinishImage {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final int LARGEST = 10;
  private static final double MIB = 1 << 20;

  private FinishImage() {}

  /** Arguments: the image, the time of all its files (ISO 8601), a directory for scratch files. */
  public static void main(String[] arguments) throws IOException {
    ImageLayout image = ImageLayout.of(Path.of(arguments[0]).toAbsolutePath());
    Instant time = Instant.parse(arguments[1]);
    Path home = Files.createDirectories(Path.of(arguments[2]).toAbsolutePath());
    Files.deleteIfExists(image.cache());
    settle(image.root(), time);
    train(image, home);
    useCache(image);
    settle(image.root(), time);
    System.out.print(sizes(image));
  }

  private static void settle(Path root, Instant time) throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(root)) {
      paths = new ArrayList<>(walk.toList());
    }
    // A directory's time changes with its entries.
    paths.sort(Comparator.comparingInt(Path::getNameCount).reversed());
    for (Path path : paths) {
      if (!Files.isSymbolicLink(path)) {
        Files.setLastModifiedTime(path, FileTime.from(time));
      }
    }
  }

  private static void train(ImageLayout image, Path home) {
    Map<String, String> environment =
        Headless.environment(
            home, "-XX:AOTCacheOutput=" + image.cache() + " -Xlog:aot*=off -Xlog:cds*=off");
    Started.run(List.of(image.launcher().toString(), "smoke", "--lang", "en"), environment, LIMIT)
        .soundOutput("the training run");
    if (!Files.isRegularFile(image.cache())) {
      throw new BuildFailure("the training run left no " + image.cache());
    }
  }

  /** A cache that does not fit is left aside without a word; "lifeboat doctor" says so. */
  private static void useCache(ImageLayout image) throws IOException {
    List<Path> settings;
    try (Stream<Path> files = Files.list(image.app())) {
      settings = files.filter(file -> file.toString().endsWith(".cfg")).toList();
    }
    for (Path file : settings) {
      String text = Files.readString(file);
      String heading = "[JavaOptions]\n";
      if (!text.contains(heading)) {
        throw new BuildFailure("no " + heading.strip() + " in " + file);
      }
      Files.writeString(
          file,
          text.replace(
              heading,
              heading
                  + "java-options=-XX:AOTCache=$APPDIR/"
                  + image.cache().getFileName()
                  + "\njava-options=-Xlog:aot*=off\n"));
    }
  }

  /** The largest parts of the image, and its sum. */
  static String sizes(ImageLayout image) throws IOException {
    record Part(String name, long bytes) {}
    List<Part> parts = new ArrayList<>();
    long sum = 0;
    try (Stream<Path> walk = Files.walk(image.root())) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        long bytes = Files.size(file);
        sum += bytes;
        parts.add(new Part(image.root().relativize(file).toString(), bytes));
      }
    }
    parts.sort(Comparator.comparingLong(Part::bytes).reversed());
    StringBuilder text = new StringBuilder("The largest parts of the image, in MiB:\n");
    for (Part part : parts.subList(0, Math.min(LARGEST, parts.size()))) {
      text.append(String.format("%8.1f  %s%n", part.bytes() / MIB, part.name()));
    }
    return text.append(String.format("%8.1f  all of it%n", sum / MIB)).toString();
  }
}
