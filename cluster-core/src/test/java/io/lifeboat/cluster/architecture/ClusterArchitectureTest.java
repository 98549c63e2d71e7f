package io.lifeboat.cluster.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.lifeboat.cluster.architecture.canary.checker.Ping;
import io.lifeboat.cluster.architecture.canary.detection.OpensAWindow;
import io.lifeboat.cluster.architecture.canary.detection.ReachesIntoTheEngine;
import io.lifeboat.cluster.architecture.canary.fact.FactThatKnowsARoom;
import io.lifeboat.cluster.architecture.canary.workload.Pong;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Who may know whom in the cluster. Each rule is shown to bite by a canary: classes that break it
 * on purpose, next to some that are right, below {@code canary}.
 */
@Tag("architecture")
final class ClusterArchitectureTest {
  private static final String HOUSE = "io.lifeboat.cluster";
  private static final String CANARY = "io.lifeboat.cluster.architecture.canary";
  private static final Pattern OFFENDER = Pattern.compile("\\((\\w+)\\.java:\\d+\\)");

  private static final JavaClasses HOUSE_CLASSES = bare(ClusterArchitectureTest::importMainClasses);
  private static final JavaClasses CANARY_CLASSES =
      bare(() -> new ClassFileImporter().importPackages(CANARY));

  /** A rule below any root, and the canaries that must be all it finds among the canaries. */
  private record Guarded(String name, Function<String, ArchRule> rule, Set<Class<?>> canaries) {}

  @TestFactory
  Stream<DynamicTest> rules() {
    return Stream.of(
            new Guarded("no JavaFX", ClusterRules::noJavaFx, Set.of(OpensAWindow.class)),
            new Guarded(
                "Atomix only in the engine rooms",
                ClusterRules::atomixOnlyInEngineRooms,
                Set.of(ReachesIntoTheEngine.class)),
            new Guarded(
                "port and values know no room",
                ClusterRules::valuesKnowNoRoom,
                Set.of(FactThatKnowsARoom.class)),
            new Guarded(
                "no cycles of packages", ClusterRules::noCycles, Set.of(Ping.class, Pong.class)))
        .flatMap(
            guarded ->
                Stream.of(
                    dynamicTest(
                        guarded.name + ": holds",
                        () -> guarded.rule.apply(HOUSE).check(HOUSE_CLASSES)),
                    dynamicTest(
                        guarded.name + ": finds its canary",
                        () ->
                            assertThat(offenders(guarded.rule.apply(CANARY)))
                                .isEqualTo(names(guarded.canaries)))));
  }

  @Test
  void looksAtTheClassesOfTheHouse() {
    assertThat(HOUSE_CLASSES.contain(HOUSE + ".Cluster")).isTrue();
    assertThat(HOUSE_CLASSES.contain(ClusterArchitectureTest.class)).isFalse();
  }

  private static Set<String> offenders(ArchRule rule) {
    String report = rule.evaluate(CANARY_CLASSES).getFailureReport().toString();
    return OFFENDER
        .matcher(report)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toSet());
  }

  private static Set<String> names(Set<Class<?>> classes) {
    return classes.stream().map(Class::getSimpleName).collect(Collectors.toSet());
  }

  /** The rules ask for names only: what the house uses need not be read, too. */
  private static JavaClasses bare(Supplier<JavaClasses> importing) {
    return ArchConfiguration.withThreadLocalScope(
        configuration -> {
          configuration.setResolveMissingDependenciesFromClassPath(false);
          return importing.get();
        });
  }

  /** The main classes lie next to the test classes. */
  private static JavaClasses importMainClasses() {
    try {
      Path testClasses =
          Path.of(
              ClusterArchitectureTest.class
                  .getProtectionDomain()
                  .getCodeSource()
                  .getLocation()
                  .toURI());
      return new ClassFileImporter().importPath(testClasses.resolveSibling("classes"));
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The class path is no path", e);
    }
  }
}
