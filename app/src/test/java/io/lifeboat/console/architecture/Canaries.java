package io.lifeboat.console.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Classes that break the rules on purpose, next to some that are right: see {@code canary}. */
final class Canaries {
  static final String ROOT = "io.lifeboat.console.architecture.canary";

  static final JavaClasses CLASSES = new ClassFileImporter().importPackages(ROOT);

  /** Without the classes they use, as the house is imported for the same rules. */
  static final JavaClasses BARE = House.bare(() -> new ClassFileImporter().importPackages(ROOT));

  private static final Pattern OFFENDER = Pattern.compile("\\((\\w+)\\.java:\\d+\\)");

  private Canaries() {}

  /** Fails unless the rule finds exactly these among the canaries. */
  static void assertFound(ArchRule rule, JavaClasses canaries, Set<Class<?>> expected) {
    String report = rule.evaluate(canaries).getFailureReport().toString();
    Set<String> offenders =
        OFFENDER.matcher(report).results().map(match -> match.group(1)).collect(Collectors.toSet());
    assertThat(offenders)
        .as(report)
        .isEqualTo(expected.stream().map(Class::getSimpleName).collect(Collectors.toSet()));
  }
}
