package io.lifeboat.console.cli;

import com.sun.management.OperatingSystemMXBean;
import io.lifeboat.console.application.settings.Places;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a report of a fault needs to say of the machine and the installation, and nothing that is
 * the user's affair: no names of user or host, no contents of files or of the environment.
 */
final class Examination {
  /** Free space where a place is or, while it is not there, where it would be. */
  record Place(String path, boolean exists, boolean writable, Bytes free) {}

  record Bytes(long bytes) {}

  record Ports(int free, int tried) {}

  private static final Logger log = LoggerFactory.getLogger(Examination.class);
  private static final Path OS_RELEASE = Path.of("/etc/os-release");
  private static final String PRETTY_NAME = "PRETTY_NAME=";

  private final Map<String, String> environment;
  private final Path home;
  private final Places places;

  Examination(Map<String, String> environment, Path home, Places places) {
    this.environment = environment;
    this.home = home;
    this.places = places;
  }

  static Examination ofThisMachine() {
    return new Examination(
        System.getenv(), Path.of(System.getProperty("user.home")), Places.ofThisUser());
  }

  /** Values are text, numbers, truths, lists of text, or one of the records above. */
  Map<Examined, Object> run() {
    Map<Examined, Object> found = new EnumMap<>(Examined.class);
    installation(found);
    surroundings(found);
    machine(found);
    found.put(Examined.CONFIG, place(places.config()));
    found.put(Examined.DATA, place(places.data()));
    found.put(Examined.LOGS, place(places.logs()));
    found.put(Examined.CACHE, place(places.cache()));
    found.put(Examined.TEMPORARY, place(Path.of(System.getProperty("java.io.tmpdir"))));
    found.put(Examined.ERROR_CODES, ErrorCodes.in(places.logs()));
    return found;
  }

  private void installation(Map<Examined, Object> found) {
    found.put(Examined.LIFEBOAT, Versions.lifeboat());
    found.put(Examined.JDK, Versions.jdk());
    found.put(Examined.JAVAFX, Versions.javaFx());
    found.put(Examined.ATOMIX, Versions.atomix());
    found.put(Examined.PACKAGED, System.getProperty("jpackage.app-version") != null);
    found.put(Examined.START_CACHE, hasStartCache());
  }

  /** The machine says "sharing" when it has mapped the cache that its arguments name. */
  private static boolean hasStartCache() {
    return System.getProperty("java.vm.info", "").contains("sharing")
        && ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .anyMatch(argument -> argument.startsWith("-XX:AOTCache="));
  }

  private void surroundings(Map<Examined, Object> found) {
    found.put(
        Examined.OPERATING_SYSTEM,
        String.join(
            " ",
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch")));
    found.put(Examined.DISTRIBUTION, distribution());
    found.put(Examined.LOCALE, Locale.getDefault().toLanguageTag());
    found.put(Examined.ENCODING, System.getProperty("stdout.encoding", ""));
    found.put(
        Examined.DISPLAY, isSet("DISPLAY") || isSet("WAYLAND_DISPLAY") || !NativeNeeds.isLinux());
    found.put(
        Examined.SESSION,
        Stream.of("XDG_SESSION_TYPE", "XDG_CURRENT_DESKTOP")
            .map(name -> environment.getOrDefault(name, ""))
            .filter(value -> !value.isEmpty())
            .toList());
    found.put(Examined.LIBRARIES_MISSING, NativeNeeds.missingLibraries());
    NativeNeeds.Fonts fonts = NativeNeeds.fonts();
    found.put(Examined.FONT_FAMILIES, fonts.families());
    found.put(Examined.CHINESE_FONT, fonts.chinese());
  }

  private boolean isSet(String name) {
    return !environment.getOrDefault(name, "").isEmpty();
  }

  private static String distribution() {
    try {
      for (String line : Files.exists(OS_RELEASE) ? Files.readAllLines(OS_RELEASE) : List.of("")) {
        if (line.startsWith(PRETTY_NAME)) {
          return line.substring(PRETTY_NAME.length()).replace("\"", "");
        }
      }
    } catch (IOException e) {
      log.debug("{} cannot be read", OS_RELEASE, e);
    }
    return "";
  }

  private void machine(Map<Examined, Object> found) {
    OperatingSystemMXBean system =
        Objects.requireNonNull(
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class),
            "part of every run-time image of ours");
    found.put(Examined.PROCESSORS, Runtime.getRuntime().availableProcessors());
    found.put(Examined.LOAD, String.format(Locale.ROOT, "%.2f", system.getSystemLoadAverage()));
    found.put(Examined.MEMORY, new Bytes(system.getTotalMemorySize()));
    found.put(Examined.MEMORY_FREE, new Bytes(system.getFreeMemorySize()));
    found.put(Examined.HEAP_LIMIT, new Bytes(Runtime.getRuntime().maxMemory()));
    found.put(
        Examined.JVM_OPTIONS_SET,
        Stream.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "LIFEBOAT_JAVA_OPTS")
            .filter(this::isSet)
            .toList());
    found.put(Examined.PORTS, NativeNeeds.ports());
  }

  private Place place(Path path) {
    Path there = path.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    long free = -1;
    try {
      free = Files.getFileStore(there).getUsableSpace();
    } catch (IOException e) {
      log.debug("{} does not tell its free space", there, e);
    }
    return new Place(shortened(path), Files.exists(path), Files.isWritable(there), new Bytes(free));
  }

  /** The home directory often is the user's name. */
  private String shortened(Path path) {
    return path.startsWith(home)
        ? Path.of("~").resolve(home.relativize(path)).toString()
        : path.toString();
  }
}
