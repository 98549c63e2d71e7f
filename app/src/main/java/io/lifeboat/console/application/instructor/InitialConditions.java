package io.lifeboat.console.application.instructor;

import io.lifeboat.cluster.storage.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder of initial conditions: each a folder with its description and the nodes' files,
 * compressed (a journal is mostly room that is not used yet). One that is being written has no name
 * yet; one that is read is checked byte by byte against the hashes in its description.
 */
public final class InitialConditions {
  /** How many there may be. */
  public static final int MOST = 50;

  /** How much all may take together on disk: 2 GiB. */
  public static final long MOST_BYTES = 2L << 30;

  private static final Logger log = LoggerFactory.getLogger(InitialConditions.class);
  private static final String DESCRIPTION = "condition.json";
  private static final String UNFINISHED = ".unfinished-";
  private static final String PACKED = ".gz";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,79}");

  /** The lock is the instance's; histories are of runs. */
  private static final List<String> LEFT_OUT = List.of("lifeboat.lock", "history");

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private final Path folder;

  public InitialConditions(Path folder) {
    this.folder = folder;
  }

  /** What keeps another from being taken. */
  public static final class FullException extends IOException {
    private static final long serialVersionUID = 1;

    FullException(String message) {
      super(message);
    }
  }

  /** A copy that is not what was copied. */
  public static final class DamagedException extends IOException {
    private static final long serialVersionUID = 1;

    private final String file;

    DamagedException(String file, String why) {
      super(file + ": " + why);
      this.file = file;
    }

    /** Which file of it is damaged. */
    public String file() {
      return file;
    }
  }

  /**
   * What there is, the newest first.
   *
   * @param unreadable folders whose description is missing or cannot be read
   */
  public record Listed(List<InitialCondition> conditions, List<String> unreadable) {
    public Listed {
      conditions = List.copyOf(conditions);
      unreadable = List.copyOf(unreadable);
    }
  }

  /** Reads the descriptions. */
  public Listed list() throws IOException {
    List<InitialCondition> found = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    for (Path each : folders()) {
      String id = String.valueOf(each.getFileName());
      if (id.startsWith(UNFINISHED)) {
        continue;
      }
      try {
        found.add(read(each));
      } catch (IOException | JacksonException e) {
        log.warn("The initial condition {} cannot be read: {}", id, e.getMessage());
        unreadable.add(id);
      }
    }
    found.sort(Comparator.comparing(InitialCondition::takenAt).reversed());
    return new Listed(found, unreadable);
  }

  private List<Path> folders() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static InitialCondition read(Path from) throws IOException {
    InitialCondition read =
        MAPPER.readValue(Files.readString(from.resolve(DESCRIPTION)), InitialCondition.class);
    if (read.version() != InitialCondition.VERSION) {
      throw new IOException("version " + read.version() + " is not known");
    }
    if (!read.id().equals(String.valueOf(from.getFileName())) || !ID.matcher(read.id()).matches()) {
      throw new IOException("its folder is not called " + read.id());
    }
    return read;
  }

  /**
   * Whether there is room for another.
   *
   * @return how much they take on disk
   * @throws FullException when there is none
   */
  public long requireRoom() throws IOException {
    List<Path> there =
        folders().stream()
            .filter(each -> !String.valueOf(each.getFileName()).startsWith(UNFINISHED))
            .toList();
    long used = 0;
    for (Path each : there) {
      used += size(each);
    }
    if (there.size() >= MOST || used >= MOST_BYTES) {
      throw new FullException(
          there.size() + " initial conditions take " + used + " bytes; delete one first");
    }
    return used;
  }

  /**
   * Copies the files of a cluster none of whose nodes runs.
   *
   * @param data the cluster's data directory
   * @param described all but the files
   * @throws FullException when there are {@value #MOST}, or they take too much
   */
  public InitialCondition take(Path data, InitialCondition described) throws IOException {
    Files.createDirectories(folder);
    removeUnfinished();
    long used = requireRoom();
    Path part = Files.createDirectory(folder.resolve(UNFINISHED + described.id()));
    try {
      Map<String, InitialCondition.Copied> files = new TreeMap<>();
      for (Path file : filesOf(data)) {
        String name = name(data, file);
        Path to = part.resolve(name + PACKED);
        Files.createDirectories(parent(to));
        files.put(name, PackedFile.pack(file, to));
      }
      if (used + size(part) > MOST_BYTES) {
        throw new FullException("with this one they would take more than " + MOST_BYTES);
      }
      InitialCondition whole = with(described, files);
      Files.writeString(part.resolve(DESCRIPTION), MAPPER.writeValueAsString(whole));
      Files.move(part, folder.resolve(whole.id()), StandardCopyOption.ATOMIC_MOVE);
      return whole;
    } catch (IOException | RuntimeException e) {
      DataDirectory.deleteRecursively(part);
      throw e;
    }
  }

  private static InitialCondition with(
      InitialCondition d, Map<String, InitialCondition.Copied> files) {
    return new InitialCondition(
        d.version(),
        d.id(),
        d.name(),
        d.takenAt(),
        d.size(),
        d.running(),
        d.term(),
        d.commitIndex(),
        d.electionTimeoutMs(),
        d.heartbeatMs(),
        d.flushOnCommit(),
        d.segmentKb(),
        d.tolerance(),
        d.workload(),
        files);
  }

  private void removeUnfinished() throws IOException {
    for (Path each : folders()) {
      if (String.valueOf(each.getFileName()).startsWith(UNFINISHED)) {
        DataDirectory.deleteRecursively(each);
      }
    }
  }

  private static List<Path> filesOf(Path data) throws IOException {
    try (Stream<Path> all = Files.walk(data)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !LEFT_OUT.contains(data.relativize(file).getName(0).toString()))
          .sorted()
          .toList();
    }
  }

  private static String name(Path data, Path file) {
    return data.relativize(file).toString().replace('\\', '/');
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }

  /**
   * Writes its files into an empty directory.
   *
   * @throws DamagedException when a file is missing, or is not what was copied; what has been
   *     written by then is to be thrown away
   */
  public void restore(InitialCondition condition, Path to) throws IOException {
    Path from = folder.resolve(condition.id());
    Path root = to.toAbsolutePath().normalize();
    for (Map.Entry<String, InitialCondition.Copied> each : condition.files().entrySet()) {
      String name = each.getKey();
      Path file = root.resolve(name).normalize();
      if (!file.startsWith(root) || file.equals(root)) {
        throw new DamagedException(name, "not a name below a data directory");
      }
      Files.createDirectories(parent(file));
      PackedFile.unpack(name, from.resolve(name + PACKED), each.getValue(), file);
    }
  }

  /** How much it takes on disk. */
  public long size(InitialCondition condition) throws IOException {
    return size(folder.resolve(condition.id()));
  }

  private static long size(Path of) throws IOException {
    long bytes = 0;
    try (Stream<Path> all = Files.walk(of)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  /** Deletes it with all its files. */
  public void delete(InitialCondition condition) throws IOException {
    if (ID.matcher(condition.id()).matches()) {
      DataDirectory.deleteRecursively(folder.resolve(condition.id()));
    }
  }

  /** A name for a folder that no system objects to. */
  static String id(String takenAt) {
    return "c-" + takenAt.replaceAll("[^0-9TZ]", "").toLowerCase(Locale.ROOT);
  }
}
