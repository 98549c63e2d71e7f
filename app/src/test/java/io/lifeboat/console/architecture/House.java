package io.lifeboat.console.architecture;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Where the classes and sources of the modules lie, seen from this test class. */
final class House {
  private static final List<String> MODULES = List.of("cluster-core", "app");

  private House() {}

  /**
   * Imports classes without those they use: enough for rules that ask for names only, and much
   * quicker.
   */
  static JavaClasses bare(Supplier<JavaClasses> importing) {
    return ArchConfiguration.withThreadLocalScope(
        configuration -> {
          configuration.setResolveMissingDependenciesFromClassPath(false);
          return importing.get();
        });
  }

  static Path mainClasses() {
    return testClasses().resolveSibling("classes");
  }

  /** Main and test classes of all modules with code, as far as they are built. */
  static List<Path> allClasses() {
    Path module = module();
    Path classes = module.relativize(mainClasses());
    Path tests = module.relativize(testClasses());
    return MODULES.stream()
        .map(module::resolveSibling)
        .flatMap(other -> Stream.of(other.resolve(classes), other.resolve(tests)))
        .filter(Files::isDirectory)
        .toList();
  }

  static List<Path> allSources() throws IOException {
    List<Path> roots =
        MODULES.stream()
            .map(name -> module().resolveSibling(name).resolve("src"))
            .filter(Files::isDirectory)
            .toList();
    Stream.Builder<Path> sources = Stream.builder();
    for (Path root : roots) {
      try (Stream<Path> files = Files.walk(root)) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources);
      }
    }
    return sources.build().toList();
  }

  private static Path module() {
    Path folder = testClasses();
    while (!Files.exists(folder.resolve("pom.xml"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  private static Path testClasses() {
    try {
      return Path.of(House.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The class path is no path", e);
    }
  }
}
